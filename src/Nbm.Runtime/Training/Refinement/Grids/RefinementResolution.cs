using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// How fine each term's axes are. Curves are fine from the start, since they cost little; surfaces are coarse at first, and twice as fine
/// wherever
/// their degrees of freedom come near what the grid can hold and the memory budget allows. A linear refinement keeps the grid of the neural
/// phase.
/// </summary>
/// <param name="schema">The terms.</param>
/// <param name="axes">Builds axes from the rows.</param>
/// <param name="rows">How many rows there are.</param>
/// <param name="outputs">C.</param>
/// <param name="options">The memory budget.</param>
internal sealed class RefinementResolution(ModelSchema schema, AxisBuilder axes, double rows, int outputs, TrainingOptions options)
{
    private const int CurveKnots = 384;
    private const int FewestCurveKnots = 64;
    private const double RowsOfAKnot = 8;
    private const int SurfaceKnots = 8;
    private const int SolidKnots = 6;

    // Lines need the ends of their axis alone. Their errors bend where they cross the mean, and a circle's sine needs knots to be round.
    private const int LineKnots = 16;
    private const int EndKnots = 2;

    // What a finer grid can be paid with: with fewer rows for each degree of freedom a surface would take up the noise.
    private const double RowsOfADegree = 5;

    // The rounds in which grids may get finer; on held-out rows of power's pairs what came later gained nothing (RMSE 3.585 and 3.588).
    private const int MostGrowingRounds = 9;

    // A curve's block is inverted densely: this many entries for all curves together.
    private const double CurveEntries = 4e6;

    // A grid is full where this share of the cells that rows fall on is in use.
    private const double Crowded = 0.15;

    private readonly TableMemory _memory = new(schema, outputs, options.Bags > 0 ? options.Bags : options.PosteriorDraws);

    private bool IsLinear => options.Shapes == ShapeKind.Linear;

    /// <summary>For each term the knots of each of its axes, to begin with.</summary>
    /// <param name="coarse">For a brief look: curves as coarse as they may be.</param>
    /// <param name="start">A model whose interactions are as fine to begin with as they were there, where the memory budget allows; null
    /// for none.</param>
    public ImmutableArray<int> Start(bool coarse, WarmStart? start = null)
    {
        if (options.Refinement == Refinement.Linear)
        {
            return Knots(new Resolution(options.Nodes, options.InteractionNodes));
        }

        if (IsLinear)
        {
            return [.. Enumerable.Range(0, schema.TermCount).Select(t => schema.TermFeatures(t)).Select(features =>
                features is [_] || features.Any(feature => schema.Features[feature].IsCyclic) ? LineKnots : EndKnots)];
        }

        int curves = Math.Max(1, schema.Features.Count(feature => feature.HasOrder));
        double knots = Math.Min(coarse ? FewestCurveKnots : Math.Max(FewestCurveKnots, rows / RowsOfAKnot),
            Math.Sqrt(CurveEntries / curves));
        ImmutableArray<int> first = [.. Knots(new Resolution((int)Math.Min(CurveKnots, knots), SurfaceKnots)).Select((own, t) =>
            !coarse && IsSolid(t) ? Math.Min(SolidKnots, ConstraintRows.MostKnots(schema, t)) : own)];
        return start is null ? first : AsFine(start, first);
    }

    /// <summary>The last round after which grids may get finer: two more at least go by on the finest.</summary>
    /// <param name="rounds">How many there may be.</param>
    public static int LastGrowing(int rounds) => Math.Min(rounds - 3, MostGrowingRounds);

    /// <summary>The knots that follow those of a term.</summary>
    public int Finer(int term, int knots) => IsLinear ? knots : (int)Math.Min(2L * knots, ConstraintRows.MostKnots(schema, term));

    // Doubles by turns, as rounds would.
    private ImmutableArray<int> AsFine(WarmStart start, ImmutableArray<int> first)
    {
        int[] knots = [.. first];
        double memory = Enumerable.Range(0, knots.Length).Sum(t => _memory.Bytes(t, Cells(t, knots[t])));
        for (bool more = true; more;)
        {
            more = false;
            for (int t = schema.Features.Length; t < knots.Length; t++)
            {
                int finer = Finer(t, knots[t]);
                double added = _memory.Bytes(t, Cells(t, finer) - Cells(t, knots[t]));
                if (knots[t] < (start.Term(t)?.Knots ?? 0) && finer > knots[t] && memory + added <= options.MemoryBudget)
                {
                    (knots[t], memory, more) = (finer, memory + added, true);
                }
            }
        }

        return [.. knots];
    }

    private long Cells(int term, int knots) =>
        schema.TermFeatures(term).Aggregate(1L, (cells, feature) => cells * axes.Extent(feature, knots));

    /// <summary>The knots of the next round.</summary>
    /// <param name="layout">The present grid.</param>
    /// <param name="degrees">Effective degrees of freedom of each of its components.</param>
    public ImmutableArray<int> Next(UnknownLayout layout, double[] degrees)
    {
        RefinementGrid grid = layout.Grid;
        if (options.Refinement == Refinement.Linear || IsLinear)
        {
            return grid.Knots;
        }

        int[] knots = [.. grid.Knots];
        double memory = grid.Terms.Select((term, t) => _memory.Bytes(t, term.Length)).Sum();
        for (int c = 0; c < layout.Components.Length; c++)
        {
            Component component = layout.Components[c];
            if (component.Kind != ComponentKind.Table || degrees[c] <= Crowded * grid.Occupied[component.Term]
                || degrees[c] * RowsOfADegree > rows)
            {
                continue;
            }

            int t = component.Term;
            TermLayout term = grid.Layout.Terms[t];
            int finer = Finer(t, knots[t]);
            bool more = term.Columns.Any(column => axes.Knots(grid.Axes[column].Feature, finer) > grid.Axes[column].Knots.Length);
            double added = _memory.Bytes(t, term.Length * ((1L << term.Order) - 1));
            if (more && term.Order > 1 && memory + added <= options.MemoryBudget)
            {
                knots[t] = finer;
                memory += added;
            }
        }

        return [.. knots];
    }

    private ImmutableArray<int> Knots(Resolution resolution) =>
        [.. Enumerable.Range(0, schema.TermCount).Select(t => Math.Min(
            resolution.Knots(schema.TermFeatures(t).Length), ConstraintRows.MostKnots(schema, t)))];

    // Of three numbers, whose smooth part is known to be: a grid of as many nodes as a pair's would be too coarse for it.
    private bool IsSolid(int term) =>
        schema.TermFeatures(term).Length == 3 && schema.TermFeatures(term).All(feature => schema.Features[feature].HasOrder);
}
