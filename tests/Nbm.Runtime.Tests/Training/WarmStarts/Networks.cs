using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A family that learns networks, with small ones.</summary>
/// <param name="Options">Options of so many epochs.</param>
/// <param name="Wider">Options that ask for other networks.</param>
/// <param name="WiderOption">What they are refused by.</param>
/// <param name="Fit">Trains; from a model if there is one.</param>
internal sealed record Networks(
    Func<int, bool, int, object> Make, Func<object, object> Widen, string WiderOption,
    Func<ModelSchema, TrainedModel?, IReadOnlyList<TestRow>, object, TrainedModel> Fit)
{
    private static readonly ExpertsLayout s_layout = Experts.Experts.Layout([[0, 1], [2, 3], [4]], [0], [1], [0, 1, 2]);

    public static ImmutableSortedDictionary<string, Networks> All { get; } = new Dictionary<string, Networks>
    {
        ["shared bases"] = OfTables(Problems.Small),
        ["shared bases, bags"] = OfTables(Problems.Small with { Bags = 2 }),
        ["a network a term"] = OfTables(Problems.SmallTerms),
        ["mlp"] = new(
            (epochs, keep,
                threads) => new MlpOptions { HiddenUnits = [8, 6], BatchSize = 30, ValidationFraction = 0, Epochs = epochs,
                    KeepNetworks = keep, Threads = threads },
            options => (MlpOptions)options with { HiddenUnits = [8, 7] }, "HiddenUnits = 8 7",
            (schema, start, rows, options) => start is null
                ? MlpTrainer.Train(new TestEncoder(schema), rows, null, (MlpOptions)options, null, default)
                : MlpTrainer.Continue(new TestEncoder(schema), (MlpModel)start, rows, null, (MlpOptions)options, null, default)),
        ["polynomial"] = OfSpam(new() { Dropout = 0.1 }),
        ["polynomial of distinct features"] = OfSpam(new() { DistinctFeatures = true, Inputs = InputKind.Standard }),
        ["polynomial of curves"] = OfSpam(new() { Inputs = InputKind.Curves }),
        ["experts"] = new(
            (epochs, keep,
                threads) => Experts.Experts.Small with { BatchSize = 30, ValidationFraction = 0, Epochs = epochs, KeepNetworks = keep,
                    Threads = threads },
            options => (ExpertsOptions)options with { HiddenUnits = [6, 7] }, "HiddenUnits = 6 7",
            (schema, start, rows, options) => start is null
                ? ExpertsTrainer.Train(new TestEncoder(schema), rows, null, s_layout, (ExpertsOptions)options, null, default)
                : ExpertsTrainer.Continue(new TestEncoder(schema), (ExpertsModel)start, rows, null, s_layout, (ExpertsOptions)options,
                    null, default)),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public object Options(int epochs, bool keep, int threads = 1) => Make(epochs, keep, threads);

    public object Wider(int epochs) => Widen(Make(epochs, true, 1));

    public TrainedModel Train(ModelSchema schema, IReadOnlyList<TestRow> rows, object options) => Fit(schema, null, rows, options);

    public TrainedModel Continue(TrainedModel start, IReadOnlyList<TestRow> rows, object options) =>
        Fit(start.Schema, start, rows, options);

    private static Networks OfTables(TrainingOptions small) => new(
        (epochs, keep, threads) => small with { Epochs = epochs, BatchSize = 30, KeepNetworks = keep, Threads = threads },
        options => (TrainingOptions)options with { HiddenUnits = [6, 5] }, "HiddenUnits = 6 5",
        (schema, start, rows, options) => start is null
            ? ModelTrainer.Train(new TestEncoder(schema), rows, null, (TrainingOptions)options, null, default)
            : ModelTrainer.Continue(new TestEncoder(schema), (AdditiveModel)start, rows, (TrainingOptions)options, null, default));

    private static Networks OfSpam(SpamOptions small) => new(
        (epochs, keep, threads) =>
            small with { BatchSize = 30, ValidationFraction = 0, Epochs = epochs, KeepNetworks = keep, Threads = threads },
        options => (SpamOptions)options with { Ranks = [4] }, "Ranks = 4",
        (schema, start, rows, options) => start is null
            ? SpamTrainer.Train(new TestEncoder(schema), rows, null, 2, 3, (SpamOptions)options, null, default)
            : SpamTrainer.Continue(new TestEncoder(schema), (SpamModel)start, rows, null, 2, 3, (SpamOptions)options, null, default));
}
