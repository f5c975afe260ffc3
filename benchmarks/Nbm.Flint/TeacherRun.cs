using Nbm.Benchmarks.Data;
using Nbm.Generated;

namespace Nbm.Flint;

/// <summary>Boosted trees explained afterwards: distilled into an additive model, and by interpreters.</summary>
internal static class TeacherRun
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, Action<int, int>> ByName { get; } = new Dictionary<string, Action<int, int>>
    {
        ["california"] = California, ["heloc"] = Heloc,
    };

    private static void California(int seeds, int pairs)
    {
        HousePairs[] all = HousePairsCsv.Read(BenchmarkData.File("california_housing.csv"));
        HousePairs[] Part(params string[] parts) => BenchmarkData.Part(all, "california_housing.split.csv", parts);
        HousePairs[] train = Part("train", "validation"), test = Part("test");
        double[] Targets(HousePairs[] rows) => [.. rows.Select(row => row.MedHouseVal)];
        Func<float[][], double[]> trees = new BoostedTrees(0).Regression(Numbers(train), Targets(train));
        double Rmse(HousePairs[] rows) =>
            Math.Sqrt(trees(Numbers(rows)).Zip(Targets(rows), (said, target) => (said - target) * (said - target)).Average());
        Console.WriteLine(
            $"boosted trees, 100 rounds: RMSE of the rows that they learned from {Rmse(train):0.0000}, of test rows {Rmse(test):0.0000}");
        Explain(train, test, trees, said => said, seeds, pairs);
    }

    private static void Heloc(int seeds, int pairs)
    {
        HelocPairs[] all = HelocPairsCsv.Read(BenchmarkData.File("heloc.csv"));
        HelocPairs[] Part(params string[] parts) => BenchmarkData.Part(all, "heloc.split.csv", parts);
        HelocPairs[] train = Part("train", "validation"), test = Part("test"), learned = Part("train"), held = Part("validation");
        bool[] Targets(HelocPairs[] rows) => [.. rows.Select(row => row.RiskPerformance == RiskPerformance.Bad)];
        foreach (bool stops in new[] { false, true })
        {
            Func<float[][], double[]> trees = stops
                ? new BoostedTrees(0).Binary(Numbers(learned), Targets(learned), (Numbers(held), Targets(held)))
                : new BoostedTrees(0).Binary(Numbers(train), Targets(train), null);
            double Accuracy(HelocPairs[] rows) =>
                trees(Numbers(rows)).Zip(Targets(rows), (said, target) => said >= 0.5 == target ? 1.0 : 0).Average();
            Console.WriteLine(
                $"boosted trees, {(stops ? "stopped by the validation part" : "100 rounds")}: accuracy on the rows that they learned from "
                + $"{Accuracy(stops ? learned : train):0.0000}, on test rows {Accuracy(test):0.0000}");
            Explain(train, test, trees, said => Math.Log(said / (1 - said)), seeds, pairs);
        }
    }

    private static void Explain<TRow>(
        TRow[] train, TRow[] test, Func<float[][], double[]> trees, Func<double, double> score, int seeds, int pairs)
        where TRow : class
    {
        var said = new Dictionary<TRow, double>(ReferenceEqualityComparer.Instance);
        foreach (TRow[] rows in new[] { train, test })
        {
            double[] of = trees(Numbers(rows));
            for (int r = 0; r < rows.Length; r++)
            {
                said[rows[r]] = of[r];
            }
        }

        Func<TRow, double> teacher = row => said[row];
        double[] taught = [.. train.Select(row => score(said[row]))], expected = [.. test.Select(row => score(said[row]))];
        double[] student = new BoostedTrees(0).Regression(Numbers(train), taught, rounds: 300)(Numbers(test));
        double mean = expected.Average(), spread = expected.Average(own => (own - mean) * (own - mean));
        double agreement = student.Zip(expected, (own, of) => own >= 0 == of >= 0 ? 1.0 : 0).Average();
        double RSquared(double[] scores) => 1 - (scores.Zip(expected, (own, of) => (own - of) * (own - of)).Average() / spread);
        Console.WriteLine(
            $"  a student without limits, 300 rounds of trees: R² {RSquared(student):0.0000}, the same decision in {agreement:0.0000}");

        RecordEncoder<TRow> encoder = Encoders.Of<TRow>();
        AdditiveModel distilled = Distiller.Distill(encoder, train, teacher, new TrainingOptions(), null, default);
        Console.WriteLine($"  distilled: {Distiller.Compare(encoder, distilled, test, teacher)}");
        RecordEncoder<TRow> paired = PairedEncoder<TRow>.Suggested(encoder, train, pairs);
        foreach (AttributeInputs inputs in Enum.GetValues<AttributeInputs>())
        {
            for (int seed = 0; seed < seeds; seed++)
            {
                FlintModel model = FlintTrainer.Interpret(
                    paired, train, row => [teacher(row)], 8, inputs, new FlintOptions { Seed = seed }, null, default);
                FlintMetrics measured = model.Measure(paired, test, row => [score(said[row])]);
                double[] interpreted = [.. test.Select(row => model.Read(paired, row).Scores[0])];
                Console.WriteLine($"  interpreter of {inputs}, seed {seed}: R² of scores {RSquared(interpreted):0.0000}; {measured}");
            }
        }
    }

    private static float[][] Numbers<TRow>(TRow[] rows)
    {
        RecordEncoder<TRow> encoder = Encoders.Of<TRow>();
        int features = encoder.Schema.Features.Length;
        var columns = new double[features * rows.Length];
        encoder.Encode(rows, new Vocabularies(new IReadOnlyList<string>?[features]), columns, rows.Length);
        return [.. Enumerable.Range(0, rows.Length)
            .Select(r => Enumerable.Range(0, features).Select(f => (float)columns[(f * rows.Length) + r]).ToArray())];
    }
}
