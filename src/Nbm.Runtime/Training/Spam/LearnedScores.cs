namespace Nbm.Training;

/// <summary>What the last layer of a polynomial's network learned: the weights of its inputs, then of its components.</summary>
internal sealed class LearnedScores(FittedNetwork network)
{
    /// <summary>What the layer is called.</summary>
    public const string Layer = "scores";

    private readonly float[] _weights = network[$"{Layer} weight"]; // Inputs × C.
    private readonly float[] _intercepts = network[$"{Layer} bias"];

    /// <summary>C.</summary>
    public double[] Intercepts => [.. _intercepts.Select(value => (double)value)];

    /// <summary>The weights of some of the layer's inputs: C × count, row by row.</summary>
    public float[] Weights(int first, int count)
    {
        int outputs = _intercepts.Length;
        return [.. Enumerable.Range(0, outputs).SelectMany(c => Enumerable.Range(first, count).Select(i => _weights[(i * outputs) + c]))];
    }
}
