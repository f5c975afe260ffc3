using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows ready to be learned from: their design, targets and weights, on the host and on the backend.</summary>
internal sealed class DataSet
{
    /// <param name="workspace">Where to compute.</param>
    /// <param name="host">The encoded rows.</param>
    /// <param name="targets">n targets as the loss takes them: standardised numbers, 0/1, or class indices.</param>
    /// <param name="weights">n weights, zero or more, not all zero.</param>
    public DataSet(Workspace workspace, HostDesign host, ReadOnlySpan<double> targets, double[] weights)
    {
        Host = host;
        HostWeights = weights;
        Design = workspace.Upload(host.Layout, host.Rows, host.Cells, host.Fractions);
        Targets = workspace.Upload(Floats(targets, 1), 1, host.Rows);
        // Only their ratios count; around 1 none of them leaves the range of float32.
        Weights = workspace.Upload(Floats(weights, weights.Length / weights.Sum()), 1, host.Rows);
    }

    public int Rows => Host.Rows;

    public HostDesign Host { get; }

    /// <summary>n weights as given.</summary>
    public double[] HostWeights { get; }

    public Design Design { get; }

    /// <summary>1 × n.</summary>
    public Matrix Targets { get; }

    /// <summary>1 × n, their mean 1.</summary>
    public Matrix Weights { get; }

    private static float[] Floats(ReadOnlySpan<double> values, double factor)
    {
        var floats = new float[values.Length];
        for (int i = 0; i < floats.Length; i++)
        {
            floats[i] = (float)(values[i] * factor);
        }

        return floats;
    }
}
