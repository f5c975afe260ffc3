using Nbm.Benchmarks.Data;

namespace Nbm.Comparison;

/// <summary>What beginning from a model saves: fits from nothing beside fits that begin from a model of the same rows, or of nine tenths of
/// them.</summary>
internal static class Continuations
{
    /// <summary>By name: what is fitted, and the fits of a seed in that order.</summary>
    public static IReadOnlyDictionary<string, Func<Func<TrainingOptions, Measurement[]>>> ByName { get; } =
        new Dictionary<string, Func<Func<TrainingOptions, Measurement[]>>>
    {
        ["california"] = () => Of(HouseCsv.Read, "california_housing", (rows, options) => HouseModel.Train(rows, options),
            (model, rows, options) => model.ContinueTraining(rows, options), (model, rows) => ("RMSE", model.Evaluate(rows).Rmse)),
        ["california-pairs"] = () => Of(HousePairsCsv.Read, "california_housing", (rows, options) => HousePairsModel.Train(rows, options),
            (model, rows, options) => model.ContinueTraining(rows, options), (model, rows) => ("RMSE", model.Evaluate(rows).Rmse)),
        ["heloc"] = () => Of(HelocApplicantCsv.Read, "heloc", (rows, options) => HelocApplicantModel.Train(rows, options),
            (model, rows, options) => model.ContinueTraining(rows, options), (model, rows) => ("AUROC", model.Evaluate(rows).Auroc)),
        ["heloc-pairs"] = () => Of(HelocPairsCsv.Read, "heloc", (rows, options) => HelocPairsModel.Train(rows, options),
            (model, rows, options) => model.ContinueTraining(rows, options), (model, rows) => ("AUROC", model.Evaluate(rows).Auroc)),
    };

    /// <summary>What each of the measurements is of.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["from nothing", "from a model of the same rows", "of 9/10 of the rows",
        "from that model, all rows"];

    private static Func<TrainingOptions, Measurement[]> Of<TRow, TModel>(
        Func<string, TRow[]> read, string name, Func<TRow[], TrainingOptions, TModel> train,
        Func<TModel, TRow[], TrainingOptions, TModel> go,
        Func<TModel, TRow[], (string, double)> evaluate)
    {
        TRow[] rows = read(BenchmarkData.File(name + ".csv"));
        TRow[] training = BenchmarkData.Part(rows, name + ".split.csv", "train", "validation"),
            test = BenchmarkData.Part(rows, name + ".split.csv", "test");
        TRow[] most = training[..(training.Length * 9 / 10)];
        return options =>
        {
            TModel all = train(training, options), some = train(most, options);
            return
            [
                Measure(() => train(training, options)),
                Measure(() => go(all, training, options)),
                Measure(() => train(most, options)),
                Measure(() => go(some, training, options)),
            ];
        };

        Measurement Measure(Func<TModel> fit) => Measurement.Of(fit, model => [evaluate(model, test)]);
    }
}
