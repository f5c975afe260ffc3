using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows ready to be learned from: their design, targets and weights, on the host and on the backend.</summary>
internal sealed class DataSet
{
    /// <param name="workspace">Where to compute.</param>
    /// <param name="host">The encoded rows.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="rows">Targets and weights, these not all zero.</param>
    /// <param name="threads">Threads of a loss on the host; null: all cores.</param>
    public DataSet(Workspace workspace, HostDesign host, TargetLoss target, EncodedRows rows, int? threads)
    {
        double[] weights = rows.Weights;
        Host = host;
        HostWeights = weights;
        Loss = BatchLoss.Of(workspace.Backend, target, rows, threads);
        Design = workspace.Upload(host.Layout, host.Rows, host.Cells, host.Fractions);
        Targets = workspace.Upload(Floats(target.Targets(rows), 1), 1, host.Rows);
        // Only their ratios count; around 1 none of them leaves the range of float32.
        Weights = workspace.Upload(Floats(weights, weights.Length / weights.Sum()), 1, host.Rows);
    }

    public int Rows => Host.Rows;

    public HostDesign Host { get; }

    /// <summary>The loss of batches of the rows.</summary>
    public BatchLoss Loss { get; }

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
