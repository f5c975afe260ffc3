namespace Nbm.Comparison;

/// <summary>Rows that were read once, and what is fitted to them.</summary>
/// <param name="Fit">A model with the options of a seed.</param>
/// <param name="Peer">One of <see cref="Comparison.Peer.Names"/> with a seed; null where the rows are nothing that ML.NET is
/// handed.</param>
internal sealed record DataSet(Func<TrainingOptions, Measurement> Fit, Func<string, int, Measurement>? Peer)
{
    /// <summary>A model and its peers, of the same training and test rows.</summary>
    public static DataSet Of<TRow, TModel>(
        TRow[] training, TRow[] test, Func<TRow[], TrainingOptions, TModel> train,
        Func<TModel, TRow[], IReadOnlyList<(string, double)>> evaluate) => new(
            options => Measurement.Of(() => train(training, options), model => evaluate(model, test)),
            (name, seed) => Comparison.Peer.Measure(name, training, test, seed));
}
