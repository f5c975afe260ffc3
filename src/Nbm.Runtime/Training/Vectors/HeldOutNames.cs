using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Rows to learn from and rows to judge by, on the unknowns of a refinement.</summary>
internal sealed class HeldOutNames : IDisposable
{
    // The error that a solution may leave, in units of log likelihood for each row, and its steps: what is compared differs by more.
    private const double Error = 5e-4;
    private const int NewtonSteps = 4;

    private readonly RefinementData _learned;
    private readonly RefinementData _judging;
    private readonly RefinementStage _stage;
    private readonly double _share;

    /// <param name="backend">Where to compute.</param>
    /// <param name="layout">The unknowns.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="held">The rows to judge by.</param>
    /// <param name="start">Unknowns to begin with.</param>
    /// <param name="threads">Threads of the host; null: all cores.</param>
    public HeldOutNames(Backend backend, UnknownLayout layout, RefinementData rows, int[] held, float[] start, int? threads)
    {
        double[] judging = new double[rows.Count], learned = [.. rows.Rows.Weights];
        foreach (int row in held)
        {
            (judging[row], learned[row]) = (learned[row], 0);
        }

        _learned = RefinementData.Create(rows.Rows with { Weights = learned }, rows.Loss, threads);
        _judging = RefinementData.Create(rows.Rows with { Weights = judging }, rows.Loss, threads);
        _share = 1 - ((double)held.Length / rows.Count);
        _stage = new RefinementStage(backend, layout, _learned) { Unknowns = start };
    }

    /// <summary>The present solution, C × U.</summary>
    public float[] Unknowns => _stage.Unknowns;

    /// <summary>Solves for the rows to learn from.</summary>
    /// <param name="precisions">π of each component.</param>
    /// <param name="tails">Whether names are weighed anew first.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The mean loss of the rows to judge by.</returns>
    public double Judge(double[] precisions, bool tails, CancellationToken token)
    {
        // Fewer rows have as much weight in all as the others would: so must what is expected beforehand.
        double[] own = [.. precisions.Select(precision => precision / _share)];
        if (tails)
        {
            HeavyTails.Update(_stage, own, _learned.Unit(1));
        }

        _stage.Solve(own, 1, Error * _learned.Count, NewtonSteps, token);
        _stage.System.Reweigh(_judging);
        _stage.Assess(own, 1);
        double loss = _stage.Loss;
        _stage.System.Reweigh(_learned);
        return loss;
    }

    public void Dispose() => _stage.Dispose();
}
