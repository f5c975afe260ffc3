using System.Text.RegularExpressions;
using Nbm.Benchmarks.Data;

namespace Nbm.Experts;

/// <summary>The data sets, with their groups of features: the first pattern that a name fits.</summary>
internal static class DataSets
{
    private static readonly (string, string)[] s_heloc =
        [("External", "ExternalRisk"), ("Delinquency", "Delq|Derog"), ("Inquiries", "Inq"), ("Utilisation", "Burden|WBalance|HighUtil"),
            ("Trades", ".")];

    private static readonly (string, string)[] s_credit =
        [("Person", "Age|Marital|Home"), ("Work", "Seniority|Job"), ("Money", "Expenses|Income|Assets|Debt"), ("Record", "Records"),
            ("Loan", ".")];

    private static readonly (string, string)[] s_california =
        [("Location", "Latitude|Longitude"), ("Income", "MedInc"), ("Rooms", "Rooms|Bedrms|HouseAge"), ("People", "Population|AveOccup")];

    private static readonly (string, string)[] s_hpc = [("Protocol", "Protocol"), ("Size", "Compounds|InputFields|Iterations"),
        ("Queue", "NumPending|Hour|Day")];

    private static readonly ExpertsOptions s_all = new() { ValidationFraction = 0, Members = 4 };

    /// <summary>By name; asked whether test rows are left alone.</summary>
    public static IReadOnlyDictionary<string, Func<bool, IDataSet>> ByName { get; } = new Dictionary<string, Func<bool, IDataSet>>
    {
        ["heloc"] = heldOut => Published(HelocSpecialCsv.Read, "heloc", heldOut, s_heloc,
            (rows, seed) => HelocSpecialModel.Train(rows, new TrainingOptions { Seed = seed }).Trained),
        ["credit"] = heldOut => Hashed(LoanCsv.Read, "credit_data", heldOut, s_credit,
            (rows, seed) => LoanModel.Train(rows, new TrainingOptions { Seed = seed }).Trained),
        ["california"] = heldOut => Published(HouseCsv.Read, "california_housing", heldOut, s_california,
            (rows, seed) => HouseModel.Train(rows, new TrainingOptions { Seed = seed }).Trained),
        ["hpc"] = heldOut => Hashed(ClusterJobCsv.Read, "hpc_data", heldOut, s_hpc,
            (rows, seed) => ClusterJobModel.Train(rows, new TrainingOptions { Seed = seed }).Trained),
    };

    /// <summary>What held-out rows chose for a data set; no rows are held out, as attributions are steadiest over seeds where all learn
    /// from the same.</summary>
    public static ExpertsOptions Usual(string name) => name switch
    {
        "heloc" => s_all with { HiddenUnits = [32], Dropout = 0.2, Epochs = 40, LearningRate = 0.002 },
        "credit" => s_all with
        {
            HiddenUnits = [16, 16], Dropout = 0.2, Epochs = 50, LearningRate = 0.002, Confidence = ExpertConfidence.Regret,
            RegretTemperature = 0.05,
        },
        "california" => s_all with
        {
            Inputs = InputKind.Hats, HiddenUnits = [24, 24], Dropout = 0.1, WeightDecay = 1e-4, Epochs = 50, LearningRate = 0.006,
            RegretTemperature = 0.35,
        },
        _ => s_all with { HiddenUnits = [24, 24], Dropout = 0.05, Epochs = 181, LearningRate = 0.01 },
    };

    private static DataSet<TRow> Published<TRow>(
        Func<string, TRow[]> read, string name, bool heldOut, (string, string)[] groups, Func<TRow[], int, TrainedModel> train)
    {
        TRow[] rows = read(BenchmarkData.File(name + ".csv"));
        string split = name + ".split.csv";
        TRow[] training = heldOut ? BenchmarkData.Part(rows, split, "train") : BenchmarkData.Part(rows, split, "train", "validation");
        return new DataSet<TRow>(training, BenchmarkData.Part(rows, split, heldOut ? "validation" : "test"), Groups<TRow>(groups), train);
    }

    private static DataSet<TRow> Hashed<TRow>(
        Func<string, TRow[]> read, string name, bool heldOut, (string, string)[] groups, Func<TRow[], int, TrainedModel> train)
    {
        var (training, test) = BenchmarkData.HashSplit(read(BenchmarkData.File(name + ".csv")));
        (training, test) = heldOut ? training.Split(testFraction: 0.2, seed: 1) : (training, test);
        return new DataSet<TRow>(training, test, Groups<TRow>(groups), train);
    }

    private static FeatureGroup[] Groups<TRow>((string Name, string Pattern)[] patterns)
    {
        string[] features = [.. Encoders.Of<TRow>().Schema.Features.Select(feature => feature.Name)];
        int[] owners = [.. features.Select(feature => Array.FindIndex(patterns, pattern => Regex.IsMatch(feature, pattern.Pattern)))];
        return [.. patterns.Select(
            (pattern, g) => new FeatureGroup(pattern.Name, [.. Enumerable.Range(0, features.Length).Where(f => owners[f] == g)]))];
    }
}
