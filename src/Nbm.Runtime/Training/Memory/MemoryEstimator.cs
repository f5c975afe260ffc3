using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Says what a fit of generated code would take in memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MemoryEstimator
{
    // Resolutions that the axes of one feature may have in interactions at a time.
    private const int Resolutions = 6;

    // Activations, what batch norm keeps of them, and gradients; parameters, their gradients, AdamW's two moments and the best.
    private const int Activations = 6;
    private const int Parameters = 5;

    /// <summary>
    /// Estimates the memory of a fit to these rows. The rows are encoded for it as training would, in 8 bytes for each value, and let go.
    /// Of a full refinement no table is made; of a fit without one tables and networks are made, and let go.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or ask for <see cref="Refinement.Linear"/>.</exception>
    public static MemoryEstimate Estimate<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, TrainingOptions? options)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new TrainingOptions();
        OptionRules.Check(encoder.Schema, options);
        switch (options.Refinement)
        {
            case Refinement.None:
                return NeuralMemory.Of(TrainingDataReader.Read(encoder, rows, null, options), options);
            case Refinement.Linear:
                throw new ArgumentException(
                    "What a fit takes is known of full refinements and of fits without one; the options ask for "
                    + $"{nameof(Refinement)} = {options.Refinement}.",
                    nameof(options));
            default:
                break;
        }

        TrainingData data = TrainingDataReader.Read(encoder, rows, null, options with { ValidationFraction = 0 });
        int outputs = TaskRules.Outputs(data.Schema.Target.Task, data.Classes.Length);
        bool hasNetworks = LearnedBases.AreWanted(data.Schema, options);
        return new MemoryEstimate
        {
            Rows = data.All.Count,
            RowBytes = (data.All.Count * Row(data.Schema, outputs, hasNetworks)) + OrderStatistics.Bytes(data.Schema, data.All.Count),
            NetworkBytes = hasNetworks ? Networks(data, options) : 0,
            Terms = new MemoryPlan(data, outputs, options).Terms(),
            MemoryBudget = options.MemoryBudget,
        };
    }

    // A row's values, target and weight; its place on each axis, on one that gets finer twice, and on the model's axes; scores, gradients,
    // probes and contributions.
    private static long Row(ModelSchema schema, int outputs, bool hasNetworks)
    {
        int[][] interactions = [.. schema.Interactions.Select(interaction => interaction.Features.ToArray())];
        long axes = schema.Features.Length
            + Math.Min(interactions.Sum(features => features.Length),
                interactions.SelectMany(features => features).Distinct().Count() * Resolutions);
        long values = 8L * (schema.Features.Length + 4);
        return ((hasNetworks ? 2 : 1) * (values + (8 * axes))) + (4 * axes)
            + ((40L + (4 * RefinementSystem.MostSystems(outputs))) * outputs) + 64;
    }

    private static long Networks(TrainingData data, TrainingOptions options)
    {
        TrainingOptions brief = BriefRun.Of(options, data.Training.Count);
        var resolution = new Resolution(brief.Nodes, brief.InteractionNodes);
        ModelSchema schema = data.Schema;
        ImmutableArray<int> orders = [.. Enumerable.Range(0, schema.TermCount)
            .SelectMany(t => Enumerable.Range(1, schema.TermFeatures(t).Count(feature => schema.Features[feature].HasOrder)))
            .Where(order => order > 0).Distinct()];
        double units = options.HiddenUnits.Sum() + options.Bases, bytes = 0;
        foreach (int order in orders)
        {
            int before = order * (1 + (2 * (order == 1 ? options.Frequencies : options.InteractionFrequencies)));
            double weights = 0;
            foreach (int width in options.HiddenUnits.Add(options.Bases))
            {
                weights += (before + 3.0) * width;
                before = width;
            }

            bytes += 4 * ((Math.Pow(resolution.Grid(order), order) * units * Activations) + (weights * Parameters));
        }

        return (long)bytes;
    }
}
