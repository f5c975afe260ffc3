namespace Nbm.Training;

/// <summary>What a FLINT network is made of, beside widths.</summary>
/// <param name="Attributes">J.</param>
/// <param name="Inputs">What attributes read.</param>
/// <param name="HasPredictor">Whether there is a network that predicts; without one attributes explain scores that are given, and what
/// would
/// read its hidden layers reads the inputs.</param>
internal sealed record FlintLayout(int Attributes, AttributeInputs Inputs, bool HasPredictor)
{
    public const int MostAttributes = 512;

    // Between inputs and attributes, where a network is to follow scores of anything.
    private const int InterpreterUnits = 64;

    /// <summary>The hidden layers of the predictor that attributes read, ascending; none where they read inputs or curves.</summary>
    public int[] Taps(FlintOptions options) => Inputs == AttributeInputs.Features || !HasPredictor ? []
        : options.ReadsAllLayers ? [.. Enumerable.Range(0, options.HiddenUnits.Length)]
        : [options.HiddenUnits.Length - 1];

    /// <summary>Widths of the hidden layers between what attributes read and the attributes.</summary>
    public int[] Units(FlintOptions options) => Inputs == AttributeInputs.Features ? []
        : options.AttributeUnits is { } asked ? [.. asked]
        : HasPredictor ? [] : [InterpreterUnits];
}
