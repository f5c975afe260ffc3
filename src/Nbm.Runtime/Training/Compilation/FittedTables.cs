using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Tables that a phase arrived at, with what is needed to make a model of them. Knows neither networks nor solvers.</summary>
/// <param name="Axes">The axis of each column.</param>
/// <param name="Terms">Where each term's table lies; the vector of all tables may go on behind them.</param>
/// <param name="Learned">For each position of all tables whether it belongs to a block that training rows fall on.</param>
/// <param name="Tables">For each output the vector of all tables, in units of the loss.</param>
/// <param name="Intercepts">For each output, in units of the loss.</param>
internal sealed record FittedTables(
    ImmutableArray<Axis> Axes, ImmutableArray<TermLayout> Terms, bool[] Learned, double[][] Tables, double[] Intercepts)
{
    /// <summary>What was learned of vectors; null where there are none.</summary>
    public FittedVectors? Vectors { get; init; }

    /// <summary>The rows on these axes; null where they aren't at hand.</summary>
    public HostDesign? Rows { get; init; }

    /// <summary>What the neural phase arrived at.</summary>
    /// <param name="problem">The tables' grid.</param>
    /// <param name="tables">C × P.</param>
    /// <param name="intercepts">C.</param>
    public static FittedTables Of(TrainingProblem problem, float[] tables, double[] intercepts) => new(
        problem.Axes,
        problem.Plan.Layout.Terms,
        LearnedCells(problem.Plan.Layout, problem.Plan.Blocks),
        Split(tables, intercepts.Length),
        intercepts);

    /// <summary>What refinement arrived at, vectors included.</summary>
    public static FittedTables Of(RefinedTables refined) => Of(refined.Layout.Grid, refined.Tables) with
    {
        Vectors = refined.Layout.Vectors is { } vectors ? new FittedVectors(vectors, refined.Vectors) : null,
    };

    /// <summary>What refinement arrived at in tables, its intercept being the last cell.</summary>
    /// <param name="grid">The tables' grid.</param>
    /// <param name="tables">C × P.</param>
    public static FittedTables Of(RefinementGrid grid, float[] tables)
    {
        double[][] outputs = Split(tables, tables.Length / grid.TableLength);
        return new FittedTables(
            grid.Axes, [.. grid.Terms], LearnedCells(grid.Layout, grid.Blocks), outputs, grid.Intercepts(tables))
        {
            Rows = grid.Rows,
        };
    }

    private static double[][] Split(float[] tables, int outputs)
    {
        int length = tables.Length / outputs;
        return [.. Enumerable.Range(0, outputs)
            .Select(c => Array.ConvertAll(tables[(c * length)..((c + 1) * length)], value => (double)value))];
    }

    private static bool[] LearnedCells(DesignLayout layout, ImmutableArray<Block> blocks)
    {
        var learned = new bool[layout.TableLength];
        foreach (Block block in blocks)
        {
            block.ForEachCell((_, position) => learned[position] = true);
        }

        return learned;
    }
}
