using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What a FLINT model computes with.</summary>
/// <param name="Inputs">How a row becomes the inputs of the predictor.</param>
/// <param name="Predictor">Its layers: hidden ones, then the scores less the intercepts. None where scores of something else are
/// explained.</param>
/// <param name="Attributes">φ.</param>
/// <param name="ReadOut">W, J × C: of several classes it sums to 0 over them, since a softmax doesn't see what they have in common. Its
/// biases
/// are 0; they are the intercepts.</param>
internal sealed record FlintParts(InputEncoding Inputs, ImmutableArray<DenseLayer> Predictor, AttributeNetwork Attributes,
    DenseLayer ReadOut)
{
    public bool HasPredictor => !Predictor.IsEmpty;
}
