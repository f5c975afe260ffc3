using Nbm.Benchmarks.Data;

namespace Nbm.Benchmarks;

/// <summary>California housing, split as published, and a model of it.</summary>
internal static class California
{
    private static readonly House[] s_rows = HouseCsv.Read(BenchmarkData.File("california_housing.csv"));

    public static House[] Train { get; } = BenchmarkData.Part(s_rows, "california_housing.split.csv", "train");

    public static House[] Validation { get; } = BenchmarkData.Part(s_rows, "california_housing.split.csv", "validation");

    public static House[] Test { get; } = BenchmarkData.Part(s_rows, "california_housing.split.csv", "test");

    /// <summary>With axes and tables of full size; how well they fit doesn't matter to the time of a look-up.</summary>
    public static HouseModel QuickModel() => HouseModel.Train(Train, Validation, new TrainingOptions { Seed = 1, Epochs = 10 });
}
