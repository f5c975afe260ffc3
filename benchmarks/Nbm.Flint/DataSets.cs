using Nbm.Benchmarks.Data;

namespace Nbm.Flint;

/// <summary>The data sets, and what held-out rows chose for each.</summary>
internal static class DataSets
{
    /// <summary>By name; asked whether test rows are left alone.</summary>
    public static IReadOnlyDictionary<string, Func<bool, IDataSet>> ByName { get; } = new Dictionary<string, Func<bool, IDataSet>>
    {
        ["mnist"] = heldOut => Digits(heldOut),
        ["heloc"] = heldOut => Published(HelocSpecialCsv.Read, "heloc", heldOut),
        ["california"] = heldOut => Published(HouseCsv.Read, "california_housing", heldOut),
        ["hpc"] = heldOut => Hashed(ClusterJobCsv.Read, "hpc_data", heldOut),
    };

    /// <summary>Options, where they aren't the defaults.</summary>
    public static FlintOptions Usual(string name, AttributeInputs inputs) => name switch
    {
        "mnist" => new FlintOptions
        {
            HiddenUnits = [256, 128], DecoderUnits = [128], Dropout = 0.4, BatchSize = 64, LearningRate = 0.001, Epochs = 30,
            ValidationFraction = 0,
            InterpreterEpochs = 20, InterpreterBatchSize = 64,
        },
        _ => new FlintOptions(),
    };

    private static DataSet<Digit> Digits(bool heldOut)
    {
        Digit[] all = Digit.Read();
        return heldOut ? new DataSet<Digit>(all[..6400], all[6400..8000]) : new DataSet<Digit>(all[..8000], all[8000..]);
    }

    private static DataSet<TRow> Published<TRow>(Func<string, TRow[]> read, string name, bool heldOut)
    {
        TRow[] rows = read(BenchmarkData.File(name + ".csv"));
        string split = name + ".split.csv";
        TRow[] training = heldOut ? BenchmarkData.Part(rows, split, "train") : BenchmarkData.Part(rows, split, "train", "validation");
        return new DataSet<TRow>(training, BenchmarkData.Part(rows, split, heldOut ? "validation" : "test"));
    }

    private static DataSet<TRow> Hashed<TRow>(Func<string, TRow[]> read, string name, bool heldOut)
    {
        var (training, test) = BenchmarkData.HashSplit(read(BenchmarkData.File(name + ".csv")));
        (training, test) = heldOut ? training.Split(testFraction: 0.2, seed: 1) : (training, test);
        return new DataSet<TRow>(training, test);
    }
}
