using Nbm.Benchmarks.Data;

namespace Nbm.Benchmarks.Frozen;

/// <summary>The projects that are measured.</summary>
internal static class Projects
{
    private static readonly TrainingOptions s_options = new() { Seed = 1 };
    private static readonly string s_houses = BenchmarkData.File("california_housing.csv");
    private static readonly string s_applicants = BenchmarkData.File("heloc.csv");

    private static readonly Lazy<HelocApplicantModel> s_heloc = new(
        () => HelocApplicantModel.Train(HelocApplicantCsv.Read(s_applicants), s_options));
    private static readonly Lazy<HouseModel> s_house = new(() => HouseModel.Train(HouseCsv.Read(s_houses), s_options));
    private static readonly Lazy<HousePairsModel> s_pairs = new(() => HousePairsModel.Train(HousePairsCsv.Read(s_houses), s_options));

    /// <summary>A project, and its rows.</summary>
    public static (FrozenProject Project, string Csv) Of(string model) => model switch
    {
        "23 features" => (new FrozenProject("HelocApplicant.cs", nameof(HelocApplicant), s_heloc.Value.Additive), s_applicants),
        "8 features" => (new FrozenProject("House.cs", nameof(House), s_house.Value.Additive), s_houses),
        _ => (new FrozenProject("House.cs", nameof(HousePairs), s_pairs.Value.Additive), s_houses),
    };

    /// <summary>What scores the next row by the model itself.</summary>
    public static Func<double> Runtime(string model) => model switch
    {
        "23 features" => Next(HelocApplicantCsv.Read(s_applicants), row => s_heloc.Value.Predict(row).Score),
        "8 features" => Next(HouseCsv.Read(s_houses), row => s_house.Value.Predict(row)),
        _ => Next(HousePairsCsv.Read(s_houses), row => s_pairs.Value.Predict(row)),
    };

    private static Func<double> Next<T>(T[] rows, Func<T, double> score)
    {
        int next = 0;
        return () =>
        {
            next = next + 1 < rows.Length ? next + 1 : 0;
            return score(rows[next]);
        };
    }
}
