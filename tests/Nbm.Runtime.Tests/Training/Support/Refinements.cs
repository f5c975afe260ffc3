using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Small refinements, and the dense matrices that they never build.</summary>
internal static class Refinements
{
    public static TheoryData<string> Tasks => ["regression", "binary", "multiclass"];

    public static TargetSchema Target(string task) => task switch
    {
        "regression" => Schemas.Regression(),
        "binary" => Schemas.Binary(),
        _ => Schemas.Multiclass(3),
    };

    /// <summary>Every kind of term.</summary>
    public static TrainingData Mixed(string task, int rows = 70)
    {
        ModelSchema schema = Problems.MixedSchema(Target(task));
        return Problems.Data(schema, Problems.MixedRows(schema, rows));
    }

    public static RefinementGrid Grid(TrainingData data, int curve = 7, int pair = 4, AxisScale scale = AxisScale.Rank)
    {
        var resolution = new Resolution(curve, pair);
        ModelSchema schema = data.Schema;
        return new RefinementGrid(
            schema,
            new AxisBuilder(schema, data.All, data.Levels),
            data.All,
            [.. Enumerable.Range(0, schema.TermCount).Select(t => resolution.Knots(schema.TermFeatures(t).Length))],
            scale);
    }

    public static RefinementData Rows(TrainingData data) =>
        RefinementData.Create(data.All, TargetLoss.Of(data, data.All, new TrainingOptions()));

    /// <summary>Tables with the straight lines of curves and, as learned bases would be, random columns on every block of
    /// numbers.</summary>
    public static UnknownLayout Layout(RefinementGrid grid, bool free = true)
    {
        IEnumerable<ColumnBlock> lines = free ? TrendColumns.Of(grid) : [];
        IEnumerable<ColumnBlock> bases = grid.Blocks.Where(block => block.Order > 0).Select((block, b) => Columns(block, 2, (ulong)b));
        return new UnknownLayout(grid, [.. lines.Concat(bases).OrderBy(block => block.Term)], free);
    }

    /// <summary>Different for each component, none so large that nothing is left of it.</summary>
    public static double[] Precisions(UnknownLayout layout) => [.. layout.Components.Select((_, c) => 0.5 + (c % 5))];

    /// <summary>A stage at its solution, with curvature and preconditioner of that.</summary>
    public static RefinementStage Solved(TrainingData data, UnknownLayout layout, Backend? backend = null)
    {
        var stage = new RefinementStage(backend ?? new ReferenceBackend(), layout, Rows(data));
        stage.Solve(Precisions(layout), 0.3, 1e-6, 30, default);
        stage.Linearise(Precisions(layout), 0.3);
        return stage;
    }

    /// <summary>E, P × U.</summary>
    public static double[,] Map(UnknownLayout layout) =>
        layout.Map is { } map ? Dense.Of(map) : Dense.Of(layout.Count, layout.Count, (i, j) => i == j ? 1 : 0);

    /// <summary>Λ over the unknowns of one output.</summary>
    public static double[,] Penalty(RefinementStage stage, RefinementData rows, double noise = 0.3)
    {
        double[] factors = [.. Precisions(stage.Layout).Select(precision => precision / rows.Unit(noise))];
        var assembly = new PenaltyAssembly(stage.Layout.Components, stage.Layout.Count);
        return Dense.Of(assembly.Assemble(factors, stage.Layout.Grid.Intercept, stage.InterceptFactor));
    }

    /// <summary>EᵀXᵀWXE over all outputs, W being the curvature of the mean loss at the present unknowns.</summary>
    public static double[,] Curvature(RefinementStage stage, RefinementData rows)
    {
        double[,] xe = Dense.Design(stage.Layout.Grid.Rows).Times(Map(stage.Layout));
        (double[][] means, double[] shares) = Means(stage, rows, xe);
        int size = stage.Layout.Count;
        var curvature = new double[rows.Outputs * size, rows.Outputs * size];
        for (int c = 0; c < rows.Outputs; c++)
        {
            for (int d = 0; d < rows.Outputs; d++)
            {
                double[,] weighted = Dense.Of(rows.Count, size,
                    (r, u) => shares[r] * Hessian(rows.Loss.Kernel!.Value, means[r], c, d) * xe[r, u]);
                double[,] block = xe.Transposed().Times(weighted);
                for (int u = 0; u < size; u++)
                {
                    for (int v = 0; v < size; v++)
                    {
                        curvature[(c * size) + u, (d * size) + v] = block[u, v];
                    }
                }
            }
        }

        return curvature;
    }

    /// <summary>A = EᵀXᵀWXE + Λ over all outputs.</summary>
    public static double[,] Matrix(RefinementStage stage, RefinementData rows)
    {
        double[,] a = Curvature(stage, rows), penalty = Penalty(stage, rows);
        int size = stage.Layout.Count;
        return Dense.Of(a.GetLength(0), a.GetLength(0), (i, j) => a[i, j] + (i / size == j / size ? penalty[i % size, j % size] : 0));
    }

    /// <summary>The gradient of mean loss and half the roughness at the present unknowns.</summary>
    public static double[] Gradient(RefinementStage stage, RefinementData rows)
    {
        double[,] xe = Dense.Design(stage.Layout.Grid.Rows).Times(Map(stage.Layout));
        (double[][] means, double[] shares) = Means(stage, rows, xe);
        double[] unknowns = stage.System.Unknowns.Values();
        double[,] penalty = Penalty(stage, rows);
        int size = stage.Layout.Count;
        return
        [
            .. Enumerable.Range(0, rows.Outputs).SelectMany(c =>
            {
                double[] slopes = [.. Enumerable.Range(0, rows.Count)
                    .Select(r => shares[r] * Slope(rows.Loss.Kernel!.Value, means[r][c], rows.Targets[r], c))];
                double[] rough = penalty.Times(unknowns[(c * size)..((c + 1) * size)]);
                return xe.Transposed().Times(slopes).Zip(rough, (p, q) => p + q);
            }),
        ];
    }

    /// <summary>Random columns on a block.</summary>
    public static ColumnBlock Columns(Block block, int count, ulong seed)
    {
        var cells = new List<int>();
        block.ForEachCell((_, position) => cells.Add(position));
        return new ColumnBlock(block.Term, ComponentKind.Bases, [.. cells], TestValues.Centred(cells.Count * count, 900 + seed));
    }

    private static (double[][] Means, double[] Shares) Means(RefinementStage stage, RefinementData rows, double[,] xe)
    {
        double[] unknowns = stage.System.Unknowns.Values();
        int size = stage.Layout.Count;
        double[][] scores = [.. Enumerable.Range(0, rows.Outputs).Select(c => xe.Times(unknowns[(c * size)..((c + 1) * size)]))];
        double total = rows.Weights.Sum(weight => (double)weight);
        return (
            [.. Enumerable.Range(0, rows.Count).Select(r => Mean(rows.Loss.Kernel!.Value, [.. scores.Select(output => output[r])]))],
            [.. rows.Weights.Select(weight => weight / total)]);
    }

    private static double[] Mean(LossKind loss, double[] scores) => loss switch
    {
        LossKind.Squared => scores,
        LossKind.Logistic => [1 / (1 + Math.Exp(-scores[0]))],
        _ => [.. scores.Select(score => Math.Exp(score) / scores.Sum(Math.Exp))],
    };

    private static double Hessian(LossKind loss, double[] mean, int c, int d) => loss switch
    {
        LossKind.Squared => 2,
        LossKind.Logistic => mean[0] * (1 - mean[0]),
        _ => (c == d ? mean[c] : 0) - (mean[c] * mean[d]),
    };

    private static double Slope(LossKind loss, double mean, double target, int c) => loss switch
    {
        LossKind.Squared => 2 * (mean - target),
        LossKind.Logistic => mean - target,
        _ => mean - (target == c ? 1 : 0),
    };
}
