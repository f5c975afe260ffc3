using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What the neural phase learned, as refinement takes it: for each block the bases H on its cells, centred and compressed to the few
/// columns
/// that make up nearly all of their variance, B Bᵀ ≈ H Hᵀ. Kept on the neural phase's grid, carried to any other.
/// </summary>
internal sealed class LearnedBases
{
    private readonly DesignLayout _layout;
    private readonly ImmutableArray<Axis> _axes;
    private readonly ImmutableArray<AxisShape> _shapes;
    private readonly List<(Block Block, float[] Columns, int Count)> _blocks = [];

    /// <param name="problem">The neural phase's problem.</param>
    /// <param name="orders">For each order its grid and H, G × K.</param>
    /// <param name="refinement">A linear refinement needs many columns; beside a residual few do.</param>
    public LearnedBases(TrainingProblem problem, IEnumerable<(NodeGrid Grid, float[] Bases)> orders, Refinement refinement)
    {
        (_layout, _axes, _shapes) = (problem.Plan.Layout, problem.Axes, problem.Plan.Axes);
        foreach (var (grid, bases) in orders)
        {
            if (Most(refinement, grid.Order) == 0)
            {
                continue;
            }

            int width = bases.Length / grid.Count;
            for (int b = 0; b < grid.Blocks.Length; b++)
            {
                Block block = grid.Blocks[b];
                var (columns, count) = BasisCompression.Compress(bases, width, grid.NodeOfCell[b], Mass(problem.Plan, block),
                    Most(refinement, grid.Order));
                if (count > 0)
                {
                    _blocks.Add((block, columns, count));
                }
            }
        }
    }

    /// <summary>Whether a full refinement of these terms has bases: only beside tables of four numbers and more.</summary>
    /// <param name="schema">The terms.</param>
    /// <param name="options">Lines have no use for bases.</param>
    public static bool AreWanted(ModelSchema schema, TrainingOptions options) =>
        options.Shapes == ShapeKind.Curves
            && schema.Interactions.Any(
                interaction => Most(Refinement.Full, interaction.Features.Count(feature => schema.Features[feature].HasOrder)) > 0);

    /// <summary>The columns on another grid, block by block.</summary>
    /// <param name="grid">Where to.</param>
    public IEnumerable<ColumnBlock> On(RefinementGrid grid)
    {
        foreach (var (block, columns, count) in _blocks)
        {
            TermLayout from = _layout.Terms[block.Term];
            TermLayout to = grid.Layout.Terms[block.Term];
            var carry = new Prolongation(from, _axes, to, grid.Axes);
            int[] cells = Cells(grid, block, from, to);
            var values = new float[cells.Length * count];
            var source = new float[from.Length];
            var target = new float[to.Length];
            for (int j = 0; j < count; j++)
            {
                int i = 0;
                block.ForEachCell((_, position) => source[position - from.Offset] = columns[(i++ * count) + j]);
                carry.Carry<float>(source, target);
                for (int k = 0; k < cells.Length; k++)
                {
                    values[(k * count) + j] = target[cells[k] - to.Offset];
                }
            }

            yield return new ColumnBlock(block.Term, ComponentKind.Bases, [.. cells], values);
        }
    }

    /// <summary>The most columns of a block of so many numbers.</summary>
    // Beside the residual of a curve or a pair, bases raised the error on most data measured: they have seen the targets already,
    // and their own variance component trusts them too much. Of three numbers smooth
    // products say as much without (SmoothProducts); from four on tables are too coarse for those, too (docs/accuracy.md).
    public static int Most(Refinement refinement, int order) => (refinement, order) switch
    {
        (Refinement.Linear, 1) => 48,
        (Refinement.Linear, _) => 32,
        (_, < 4) => 0,
        _ => 16,
    };

    private static double[] Mass(TablePlan plan, Block block)
    {
        var mass = new List<double>(block.Length);
        block.ForEachCell((_, position) => mass.Add(plan.Mass[position]));
        return [.. mass];
    }

    // The cells of the same block on the other grid: those whose slots are the same.
    private int[] Cells(RefinementGrid grid, Block block, TermLayout from, TermLayout to)
    {
        int rest = block.Offset - from.Offset;
        int offset = to.Offset;
        var dimensions = ImmutableArray.CreateBuilder<BlockDimension>();
        for (int d = 0; d < to.Order; d++)
        {
            int position = rest / from.Strides[d];
            rest %= from.Strides[d];
            int knots = _shapes[from.Columns[d]].Knots;
            if (position < knots)
            {
                dimensions.Add(new BlockDimension(to.Columns[d], grid.Shapes[to.Columns[d]].Knots, to.Strides[d]));
            }
            else
            {
                offset += (grid.Shapes[to.Columns[d]].Knots + position - knots) * to.Strides[d];
            }
        }

        var cells = new List<int>();
        new Block(block.Term, offset, dimensions.ToImmutable()).ForEachCell((_, position) => cells.Add(position));
        return [.. cells];
    }
}
