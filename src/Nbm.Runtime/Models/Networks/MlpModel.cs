using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A multilayer perceptron of all features: hidden layers of max(x · A + b, 0), batch norm folded into them, and a linear one to the
/// scores. It predicts and explains nothing: it has no parts, and all of a score but its intercept is a remainder. Immutable and
/// thread-safe.
/// </summary>
public sealed partial class MlpModel : TrainedModel
{
    private readonly MlpScoring _scoring;

    internal MlpModel(CommonParts common, InputEncoding inputs, ImmutableArray<DenseLayer> layers)
        : base(common)
    {
        Inputs = inputs;
        Layers = layers;
        if (FirstViolation() is { } violation)
        {
            throw new ArgumentException($"The layers of the model {Cited.Text(Schema.Name)} don't fit together: {violation}.");
        }

        _scoring = new MlpScoring(inputs, layers, Intercepts);
    }

    /// <summary>The widths of the hidden layers.</summary>
    public ImmutableArray<int> HiddenUnits => [.. Layers.Where(layer => layer.IsHidden).Select(layer => layer.Outputs)];

    /// <summary>None: what a hidden layer adds to a score can't be read.</summary>
    public override ImmutableArray<ModelPart> Parts => [];

    /// <inheritdoc/>
    public override bool HasRemainder => true;

    /// <summary>How a row becomes numbers.</summary>
    internal InputEncoding Inputs { get; }

    internal override (double Least, double Greatest)? TrainingRange(int feature) => Inputs.TrainingRange(feature);

    /// <summary>The layers, hidden ones first; the last one's outputs and the intercepts are the scores.</summary>
    internal ImmutableArray<DenseLayer> Layers { get; }

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions) =>
        _scoring.Score(in rows, scores, contributions);

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new InvalidOperationException($"An {nameof(MlpModel)} has no parts, hence no standard errors of them.");

    private string? FirstViolation()
    {
        if (Layers.IsEmpty)
        {
            return "there is no layer";
        }

        if (InputRules.FirstViolation(this, Inputs) is { } violation)
        {
            return violation;
        }

        int width = Inputs.Count;
        for (int i = 0; i < Layers.Length; i++)
        {
            if (Layers[i].Inputs != width || Layers[i].IsHidden != i + 1 < Layers.Length)
            {
                return FormattableString.Invariant(
                    $"layer {i + 1} of {Layers.Length} takes {Layers[i].Inputs} inputs of {width}, or isn't the last one");
            }

            width = Layers[i].Outputs;
        }

        return width != Outputs ? FormattableString.Invariant($"the last layer has {width} outputs, but there are {Outputs} intercepts")
            : Largest() is var largest && !(largest <= ComputedRules.Largest)
            ? FormattableString.Invariant($"scores may reach {largest:G3}; {ComputedRules.Largest} is the most")
            : null;
    }

    // How far from 0 a score can be, whatever the row.
    private double Largest()
    {
        double[] bounds = InputRules.Largest(Inputs);
        foreach (DenseLayer layer in Layers)
        {
            bounds = layer.Largest(bounds);
        }

        return bounds.Max() + Intercepts.Max(Math.Abs);
    }
}
