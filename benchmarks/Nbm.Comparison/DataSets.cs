using Nbm.Benchmarks.Data;

namespace Nbm.Comparison;

/// <summary>The data sets: each reads its rows once and fits them with the options of a seed.</summary>
internal static class DataSets
{
    /// <summary>By name, in the order of the table.</summary>
    public static IReadOnlyDictionary<string, Func<DataSet>> ByName { get; } =
        new Dictionary<string, Func<DataSet>>
        {
            ["california"] = () => Published(HouseCsv.Read, "california_housing", (rows, options) => HouseModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["california-pairs"] = () => Published(HousePairsCsv.Read, "california_housing",
                (rows, options) => HousePairsModel.Train(rows, options), (model, rows) => Figures(model.Evaluate(rows))),
            ["heloc"] = () => Published(HelocApplicantCsv.Read, "heloc", (rows, options) => HelocApplicantModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["heloc-special"] = () => Published(HelocSpecialCsv.Read, "heloc", (rows, options) => HelocSpecialModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["heloc-monotone"] = () => Published(HelocMonotoneCsv.Read, "heloc", (rows, options) => HelocMonotoneModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["heloc-pairs"] = () => Published(HelocPairsCsv.Read, "heloc", (rows, options) => HelocPairsModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["credit"] = () => Hashed(LoanCsv.Read, "credit_data", (rows, options) => LoanModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["credit-pairs"] = () => Hashed(LoanPairsCsv.Read, "credit_data", (rows, options) => LoanPairsModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["diamonds"] = () => Hashed(GemCsv.Read, "diamonds", (rows, options) => GemModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["diamonds-pairs"] = () => Hashed(GemPairsCsv.Read, "diamonds", (rows, options) => GemPairsModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["diamonds-ordinal"] = () => Hashed(GemOrderedCsv.Read, "diamonds", (rows, options) => GemOrderedModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["diamonds-ordinal-pairs"] = () => Hashed(GemOrderedPairsCsv.Read, "diamonds",
                (rows, options) => GemOrderedPairsModel.Train(rows, options), (model, rows) => Figures(model.Evaluate(rows))),
            ["hpc"] = () => Hashed(ClusterJobCsv.Read, "hpc_data", (rows, options) => ClusterJobModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["hpc-pairs"] = () => Hashed(ClusterJobPairsCsv.Read, "hpc_data", (rows, options) => ClusterJobPairsModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["kin8nm"] = () => Hashed(RobotArmCsv.Read, "kin8nm", (rows, options) => RobotArmModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["kin8nm-pairs"] = () => Hashed(RobotArmPairsCsv.Read, "kin8nm", (rows, options) => RobotArmPairsModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["kin8nm-triples"] = () => Hashed(RobotArmTriplesCsv.Read, "kin8nm",
                (rows, options) => RobotArmTriplesModel.Train(rows, options), (model, rows) => Figures(model.Evaluate(rows))),
            ["power"] = () => Hashed(PowerPlantCsv.Read, "power", (rows, options) => PowerPlantModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["power-pairs"] = () => Hashed(PowerPlantPairsCsv.Read, "power", (rows, options) => PowerPlantPairsModel.Train(rows, options),
                (model, rows) => Figures(model.Evaluate(rows))),
            ["power-triples"] = () => Hashed(PowerPlantTriplesCsv.Read, "power",
                (rows, options) => PowerPlantTriplesModel.Train(rows, options), (model, rows) => Figures(model.Evaluate(rows))),
            ["synthetic-20k"] = () => Made(20_000),
            ["synthetic-200k"] = () => Made(200_000),
            ["synthetic-2m"] = () => Made(2_000_000),
            ["synthetic-2m-stream"] = () => Streamed(2_000_000),
            ["synthetic-10m-stream"] = () => Streamed(10_000_000),
            ["synthetic-counts"] = () => MadeOf(MadeCounts.Rows, (rows, options) => MadeCountsModel.Train(rows, options),
                (model, rows) => Counted(model.Predict(rows), rows, row => (row.Truth, row.Count))),
            ["synthetic-counts-scattered"] = () => MadeOf(MadeScatteredCounts.Rows,
                (rows, options) => MadeScatteredCountsModel.Train(rows, options),
                (model, rows) => Counted(model.Predict(rows), rows, row => (row.Truth, row.Count))),
            ["synthetic-text"] = () => MadeTexts(10_000),
        };

    /// <summary>Whether to choose by rows held out from the training rows, so that test rows stay unseen.</summary>
    public static bool HeldOut { get; set; }

    /// <summary>Which of how many parts of the training rows to measure on, learning from the others; test rows stay unseen. Null for
    /// none.</summary>
    public static (int Index, int Count)? Fold { get; set; }

    /// <summary>How many of the training rows to learn from; null for all.</summary>
    public static int? Rows { get; set; }

    // Cost against rows; tested on 20,000 rows more.
    private static DataSet Made(int count)
    {
        Synthetic[] training = Synthetic.Rows(count, 1);
        Synthetic[] test = Synthetic.Rows(20_000, 2);
        return DataSet.Of(training, test, (rows, options) => SyntheticModel.Train(rows, options),
            (model, rows) => Figures(model.Evaluate(rows)));
    }

    // The same, no row being kept.
    private static DataSet Streamed(int count)
    {
        Synthetic[] test = Synthetic.Rows(20_000, 2);
        return new DataSet(options => Measurement.Of(() => SyntheticModel.Train(Synthetic.Stream(count, 1), options),
            model => [.. Figures(model.Evaluate(test))]), null);
    }

    // Counts that scatter more than Poisson's; tested on as many rows more.
    private static DataSet MadeOf<TRow, TModel>(
        Func<int, int, TRow[]> rows, Func<TRow[], TrainingOptions, TModel> train,
        Func<TModel, TRow[], IReadOnlyList<(string, double)>> evaluate)
    {
        TRow[] training = rows(10_000, 1), test = rows(10_000, 2);
        return new DataSet(options => Measurement.Of(() => train(training, options),
            model => [.. evaluate(model, test),
                .. evaluate(model, training).Select(figure => ($"{figure.Item1} in training", figure.Item2))]), null);
    }

    // How far predictions are from the true means, as a factor, and Poisson's deviance.
    private static IReadOnlyList<(string, double)> Counted<TRow>(double[] means, TRow[] rows, Func<TRow, (double Mean, double Count)> known)
    {
        double square = 0, deviance = 0;
        foreach (var (mean, row) in means.Zip(rows))
        {
            var (truth, count) = known(row);
            square += Math.Pow(Math.Log(mean / truth), 2);
            deviance += 2 * ((count > 0 ? count * Math.Log(count / mean) : 0) - count + mean);
        }

        return [("RMSE of log mean", Math.Sqrt(square / rows.Length)), ("deviance", deviance / rows.Length)];
    }

    // Wide and sparse; beside the model's figures the AUROC that the true log-odds reach.
    private static DataSet MadeTexts(int count)
    {
        MadeText[] training = MadeText.Rows(count, 1);
        MadeText[] test = MadeText.Rows(10_000, 2);
        return new DataSet(
            options => Measurement.Of(
                () => MadeTextModel.Train(training, options),
                model => [.. Figures(model.Evaluate(test)), ("AUROC of the truth", Auroc(test))]),
            null);
    }

    private static double Auroc(MadeText[] rows)
    {
        MadeText[] ascending = [.. rows.OrderBy(row => row.Truth)];
        double positive = rows.Count(row => row.Answer), ranks = 0;
        for (int i = 0; i < ascending.Length; i++)
        {
            ranks += ascending[i].Answer ? i + 1 : 0;
        }

        return (ranks - (positive * (positive + 1) / 2)) / (positive * (rows.Length - positive));
    }

    // Learns from the published split's training and validation rows, or measures on the latter.
    private static DataSet Published<TRow, TModel>(
        Func<string, TRow[]> read, string name, Func<TRow[], TrainingOptions, TModel> train,
        Func<TModel, TRow[], IReadOnlyList<(string, double)>> evaluate)
    {
        TRow[] rows = read(BenchmarkData.File(name + ".csv"));
        string split = name + ".split.csv";
        if (Fold is { } fold)
        {
            return Folded(BenchmarkData.Part(rows, split, "train", "validation"), fold, train, evaluate);
        }

        TRow[] training = HeldOut ? BenchmarkData.Part(rows, split, "train") : BenchmarkData.Part(rows, split, "train", "validation");
        TRow[] test = BenchmarkData.Part(rows, split, HeldOut ? "validation" : "test");
        return DataSet.Of(Few(training), test, train, evaluate);
    }

    private static DataSet Hashed<TRow, TModel>(
        Func<string, TRow[]> read, string name, Func<TRow[], TrainingOptions, TModel> train,
        Func<TModel, TRow[], IReadOnlyList<(string, double)>> evaluate)
    {
        var (training, test) = BenchmarkData.HashSplit(read(BenchmarkData.File(name + ".csv")));
        if (Fold is { } fold)
        {
            return Folded(training, fold, train, evaluate);
        }

        (training, test) = HeldOut ? training.Split(testFraction: 0.2, seed: 1) : (training, test);
        return DataSet.Of(Few(training), test, train, evaluate);
    }

    private static TRow[] Few<TRow>(TRow[] rows) =>
        Rows is { } count && count < rows.Length ? rows.Split(testFraction: (double)count / rows.Length, seed: 7).Test : rows;

    // Parts are chosen by chance, always the same.
    private static DataSet Folded<TRow, TModel>(
        TRow[] rows, (int Index, int Count) fold, Func<TRow[], TrainingOptions, TModel> train,
        Func<TModel, TRow[], IReadOnlyList<(string, double)>> evaluate)
    {
        (TRow[] first, TRow[] second) = rows.Split(testFraction: 0.5, seed: 1);
        TRow[] shuffled = [.. first, .. second];
        return DataSet.Of(
            Few<TRow>([.. shuffled.Where((_, row) => row % fold.Count != fold.Index)]),
            [.. shuffled.Where((_, row) => row % fold.Count == fold.Index)], train, evaluate);
    }

    /// <summary>The figures of a regression.</summary>
    public static IReadOnlyList<(string, double)> Figures(RegressionMetrics metrics) =>
        [("RMSE", metrics.Rmse), ("MAE", metrics.Mae), ("R²", metrics.R2)];

    /// <summary>Those of two classes.</summary>
    public static IReadOnlyList<(string, double)> Figures(BinaryMetrics metrics) =>
        [("AUROC", metrics.Auroc), ("log loss", metrics.LogLoss), ("accuracy", metrics.Accuracy)];

    /// <summary>Those of several.</summary>
    public static IReadOnlyList<(string, double)> Figures(MulticlassMetrics metrics) =>
        [("accuracy", metrics.Accuracy), ("log loss", metrics.LogLoss)];
}
