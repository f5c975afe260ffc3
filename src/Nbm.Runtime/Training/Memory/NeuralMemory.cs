using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What a fit without refinement takes in memory: rows and cells are counted, tables and networks are recorded as training records them,
/// and measured.
/// </summary>
internal static class NeuralMemory
{
    // Of a cell beside its sources: what is known of it without outputs (mass, source and map, on the host and on the backend), and of each
    // output its value, gradient, penalty with a product, and what is downloaded.
    private const long Cell = 40, CellOfOutput = 5 * sizeof(float);

    /// <param name="data">The rows.</param>
    /// <param name="options">Networks and batches.</param>
    /// <exception cref="ArgumentException">The tables would have more cells than can be.</exception>
    public static MemoryEstimate Of(TrainingData data, TrainingOptions options)
    {
        ModelSchema schema = data.Schema;
        int outputs = TaskRules.Outputs(schema.Target.Task, data.Classes.Length) * Math.Max(1, options.Bags);
        var (axes, layout, planOf) = TrainingProblem.Layout(data, options);
        double[] even = new double[layout.TableLength];
        Array.Fill(even, 1.0 / layout.TableLength); // As if rows fell everywhere.
        TableSources sources = TableSources.Build(planOf(even), options.Networks.Kind);
        using var backend = new ManagedBackend(1);
        using var workspace = new MeasuredWorkspace(backend);
        var parameters = new ParameterSet();
        _ = new NeuralTables(workspace, sources, layout.Terms.Length, parameters, new float[outputs], options);
        long counted = 2L * sizeof(float) * outputs * layout.TableLength; // As cells, below.
        return new MemoryEstimate
        {
            Rows = data.All.Count,
            RowBytes = Rows(data, options, axes.Length, outputs),
            NetworkBytes = workspace.Bytes - counted
                + (sizeof(float) * (NetworkMemory.States + NetworkMemory.Copies) * (long)parameters.Values.Length),
            Terms = [.. layout.Terms.Select((term, t) =>
            {
                ImmutableArray<int> positions = [.. term.Columns.Select(column => axes[column].Extent)];
                long bytes = term.Length * (Cell + (CellOfOutput * outputs));
                return new TermMemory(schema.TermName(t), positions, bytes, positions, bytes);
            })],
            MemoryBudget = options.MemoryBudget,
        };
    }

    // Values, target and weight, of those that are held out apart from others once more; places on each axis, of
    // training and of the model; target, weight in each bag and order; scores of a batch, or of what is held out, and their gradients.
    private static long Rows(TrainingData data, TrainingOptions options, int axes, int outputs)
    {
        long rows = data.All.Count, copies = data.Validation is null ? 1 : 2;
        int batch = BatchPlan.LargestOf(data.Training.Count, options.Networks.BatchSizeOf(data.Training.Count, data.Schema.Target.Task));
        return (rows * ((8L * (data.Schema.Features.Length + 3) * copies) + (8L * axes) + 64 + (8L * outputs)))
            + OrderStatistics.Bytes(data.Schema, data.All.Count)
            + (2L * sizeof(float) * (outputs + 1) * Math.Max(batch, data.Validation?.Count ?? 0));
    }
}
