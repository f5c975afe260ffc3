using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows ready to be learned from: their design, targets and losses, on the host and on the backend.</summary>
internal sealed class DataSet
{
    /// <param name="workspace">Where to compute.</param>
    /// <param name="host">The encoded rows.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="rows">Targets and weights, these not all zero.</param>
    /// <param name="bags">For each bag the rows with their weights in it.</param>
    /// <param name="threads">Threads of a loss on the host; null: all cores.</param>
    public DataSet(Workspace workspace, HostDesign host, TargetLoss target, EncodedRows rows, IEnumerable<EncodedRows> bags, int? threads)
    {
        Host = host;
        HostWeights = rows.Weights;
        Loss = new BagLosses(workspace, [.. bags.Select(bag => BatchLoss.Of(workspace, target, bag, threads))]);
        Design = workspace.Upload(host);
        Targets = workspace.Upload([.. target.Targets(rows).Select(value => (float)value)], 1, host.Rows);
    }

    public int Rows => Host.Rows;

    public HostDesign Host { get; }

    /// <summary>The loss of batches of the rows.</summary>
    public BagLosses Loss { get; }

    /// <summary>n weights as given.</summary>
    public double[] HostWeights { get; }

    public Design Design { get; }

    /// <summary>1 × n.</summary>
    public Matrix Targets { get; }
}
