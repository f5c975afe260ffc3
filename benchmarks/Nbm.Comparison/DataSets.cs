using Nbm.Benchmarks.Data;

namespace Nbm.Comparison;

/// <summary>The data sets: each reads its rows once and fits them with a seed.</summary>
internal static class DataSets
{
    /// <summary>By name, in the order of the table.</summary>
    public static IReadOnlyDictionary<string, Func<Func<int, Measurement>>> ByName { get; } =
        new Dictionary<string, Func<Func<int, Measurement>>>
        {
            ["california"] = California,
            ["california-pairs"] = CaliforniaPairs,
            ["heloc"] = Heloc,
        };

    private static Func<int, Measurement> California()
    {
        House[] rows = HouseCsv.Read(BenchmarkData.File("california_housing.csv"));
        var (train, validation, test) = Parts(rows, "california_housing.split.csv");
        return seed => Measurement.Of(
            () => HouseModel.Train(train, validation, new TrainingOptions { Seed = seed }), model => Regression(model.Evaluate(test)));
    }

    private static Func<int, Measurement> CaliforniaPairs()
    {
        HousePairs[] rows = HousePairsCsv.Read(BenchmarkData.File("california_housing.csv"));
        var (train, validation, test) = Parts(rows, "california_housing.split.csv");
        return seed => Measurement.Of(
            () => HousePairsModel.Train(train, validation, new TrainingOptions { Seed = seed }), model => Regression(model.Evaluate(test)));
    }

    private static Func<int, Measurement> Heloc()
    {
        HelocApplicant[] rows = HelocApplicantCsv.Read(BenchmarkData.File("heloc.csv"));
        var (train, validation, test) = Parts(rows, "heloc.split.csv");
        return seed => Measurement.Of(
            () => HelocApplicantModel.Train(train, validation, new TrainingOptions { Seed = seed }), model => Binary(model.Evaluate(test)));
    }

    private static (T[] Train, T[] Validation, T[] Test) Parts<T>(T[] rows, string split) => (
        BenchmarkData.Part(rows, split, "train"),
        BenchmarkData.Part(rows, split, "validation"),
        BenchmarkData.Part(rows, split, "test"));

    private static IReadOnlyList<(string, double)> Regression(RegressionMetrics metrics) =>
        [("RMSE", metrics.Rmse), ("MAE", metrics.Mae), ("R²", metrics.R2)];

    private static IReadOnlyList<(string, double)> Binary(BinaryMetrics metrics) =>
        [("AUROC", metrics.Auroc), ("log loss", metrics.LogLoss), ("accuracy", metrics.Accuracy)];
}
