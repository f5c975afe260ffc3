namespace Nbm.Training;

/// <summary>
/// Solves the last grid again for each bag's weights of the rows: from the full fit's solution, at its smoothness, with its design and
/// preconditioner.
/// </summary>
/// <param name="stage">The grid, at the full fit's solution.</param>
/// <param name="rows">The rows.</param>
/// <param name="weights">Their weights in each bag.</param>
internal sealed class BagRefits(RefinementStage stage, RefinementData rows, BagWeights weights)
{
    /// <summary>Told after each bag: its loss of its own rows.</summary>
    public Action<RefinementRound>? OnBag { get; init; }

    /// <param name="solve">Solves the stage.</param>
    /// <param name="tables">Reads its tables, C × P, constraints holding.</param>
    /// <param name="degrees">The full fit's effective degrees of freedom.</param>
    /// <param name="threads">Threads of the host; null: all cores.</param>
    public BaggedTables Run(Action solve, Func<float[]> tables, double degrees, int? threads)
    {
        float[] start = stage.Unknowns;
        var bags = new float[weights.Count][];
        for (int bag = 0; bag < bags.Length; bag++)
        {
            stage.Unknowns = start;
            stage.Reweigh(RefinementData.Create(weights.Weigh(rows.Rows, bag), rows.Loss, threads), degrees);
            solve();
            bags[bag] = tables();
            OnBag?.Invoke(new RefinementRound(bag + 1, bags.Length, stage.Loss, degrees) { Phase = TrainingPhase.Bags });
        }

        return BaggedTables.Of(bags, [.. bags.Select(stage.Layout.Grid.Intercepts)]);
    }
}
