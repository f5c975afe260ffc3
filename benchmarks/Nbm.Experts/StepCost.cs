using System.Diagnostics;
using Nbm.Benchmarks.Data;
using Nbm.Generated;

namespace Nbm.Experts;

/// <summary>What a step of training costs against the number of experts: the same rows, in as many groups as there are experts but for the
/// last.</summary>
internal static class StepCost
{
    private const int Epochs = 4;

    public static void Print(ExpertsOptions options)
    {
        RecordEncoder<HelocSpecial> encoder = Encoders.Of<HelocSpecial>();
        HelocSpecial[] rows = HelocSpecialCsv.Read(BenchmarkData.File("heloc.csv"));
        int features = encoder.Schema.Features.Length, steps = Epochs * ((rows.Length + options.BatchSize - 1) / options.BatchSize);
        Console.WriteLine($"{rows.Length} rows in batches of {options.BatchSize}, widths {string.Join(", ", options.HiddenUnits)}, "
            + $"{options.Threads ?? Environment.ProcessorCount} threads");
        Console.WriteLine("| experts | ms a step | perceptron as wide, ms a step |");
        Console.WriteLine("|---|---|---|");
        foreach (int count in new[] { 1, 2, 4, 8, 16, 23 })
        {
            int[][] groups = [
                .. Enumerable.Range(0, count).Select(g => Enumerable.Range(0, features).Where(f => f % count == g).ToArray())];
            var layout = new ExpertsLayout([.. groups.Select((own, g) => new FeatureGroup($"G{g}", [.. own]))]);
            int experts = layout.Experts.Length;
            ExpertsOptions fixedLength = options with { Epochs = Epochs, ValidationFraction = 0 };
            var mlp = new MlpOptions
            {
                HiddenUnits = [.. options.HiddenUnits.Select(width => width * experts)], Epochs = Epochs, ValidationFraction = 0,
                BatchSize = options.BatchSize, Threads = options.Threads,
            };
            double own = Seconds(() => ExpertsTrainer.Train(encoder, rows, null, layout, fixedLength, Clock.Start(), default));
            double other = Seconds(() => MlpTrainer.Train(encoder, rows, null, mlp, Clock.Start(), default));
            Console.WriteLine($"| {experts} | {1000 * own / steps:0.00} | {1000 * other / steps:0.00} |");
        }
    }

    // Of the epochs behind the first, as if they were all.
    private static double Seconds(Action train)
    {
        train();
        return Clock.Elapsed * Epochs / (Epochs - 1);
    }

    private sealed class Clock : IProgress<TrainingProgress>
    {
        private static long s_first;

        public static double Elapsed { get; private set; }

        public static Clock Start()
        {
            s_first = 0;
            return new Clock();
        }

        public void Report(TrainingProgress value)
        {
            s_first = s_first == 0 ? Stopwatch.GetTimestamp() : s_first;
            Elapsed = Stopwatch.GetElapsedTime(s_first).TotalSeconds;
        }
    }
}
