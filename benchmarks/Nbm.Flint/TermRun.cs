using Nbm.Benchmarks.Data;

namespace Nbm.Flint;

/// <summary>What it costs to make the terms of an additive network concise: HELOC, a network a term and shared bases.</summary>
internal static class TermRun
{
    private static readonly double[] s_coefficients = [0, 0.03, 0.1, 0.3];

    /// <param name="heldOut">Whether test rows are left alone.</param>
    /// <param name="seeds">How many seeds.</param>
    public static void Measure(bool heldOut, int seeds)
    {
        HelocSpecial[] all = HelocSpecialCsv.Read(BenchmarkData.File("heloc.csv"));
        HelocSpecial[] train = heldOut ? BenchmarkData.Part(all, "heloc.split.csv", "train")
            : BenchmarkData.Part(all, "heloc.split.csv", "train", "validation");
        HelocSpecial[] test = BenchmarkData.Part(all, "heloc.split.csv", heldOut ? "validation" : "test");
        foreach (NetworkKind kind in Enum.GetValues<NetworkKind>())
        {
            foreach (double entropy in s_coefficients)
            {
                for (int seed = 0; seed < seeds; seed++)
                {
                    var options = new TrainingOptions { Refinement = Refinement.None, Seed = seed,
                        Networks = new() { Kind = kind, Entropy = entropy } };
                    HelocSpecialModel model = HelocSpecialModel.Train(train, options);
                    BinaryMetrics metrics = model.Evaluate(test);
                    var why = model.Explain(test);
                    Console.WriteLine(
                        $"{kind}, entropy {entropy}, seed {seed}: AUROC {metrics.Auroc:0.0000}, accuracy "
                            + $"{metrics.Accuracy:0.0000}, log loss {metrics.LogLoss:0.0000}, "
                        + $"CNS(2) {why.Conciseness(2):0.00} ({why.Conciseness(2, absolute: true):0.00}), CNS(5) "
                        + $"{why.Conciseness(5):0.00} ({why.Conciseness(5, absolute: true):0.00})");
                }
            }
        }
    }
}
