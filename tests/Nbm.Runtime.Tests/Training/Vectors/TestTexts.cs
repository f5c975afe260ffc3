namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>Rows with a number X in [−1, 1] and words: of a few names, frequent ones first, with their counts.</summary>
internal static class TestTexts
{
    public static ModelSchema Schema(TargetSchema target) =>
        Schemas.Of(target, [Schemas.Number("X")]) with { Vectors = [Schemas.Vector("Words")] };

    /// <summary>Which words are there, and how often.</summary>
    public static Dictionary<string, double> Words(Noise noise, int names, int length)
    {
        var words = new Dictionary<string, double>();
        for (int i = 0; i < length; i++)
        {
            string word = $"w{(int)(names * noise.Uniform() * noise.Uniform())}";
            words[word] = words.GetValueOrDefault(word) + 1;
        }

        return words;
    }

    /// <summary>Rows whose target is a function of X and the words.</summary>
    public static TestRow[] Rows(int count, Func<double, Dictionary<string, double>, Noise, double> target, int names = 40, int length = 8,
        ulong seed = 3)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double x = noise.Uniform(-1, 1);
            Dictionary<string, double> words = Words(noise, names, length);
            return new TestRow([x], target(x, words, noise), Vectors: [words]);
        })];
    }

    /// <summary>x + 2 w3 − 1.5 w7 + saturated w1, w1 being capped at 1.</summary>
    public static double Score(double x, Dictionary<string, double> words) =>
        x + (2 * Math.Min(1, words.GetValueOrDefault("w1"))) + (1.5 * words.GetValueOrDefault("w3")) - (2 * words.GetValueOrDefault("w7"));

    public static AdditiveModel Train(ModelSchema schema, IReadOnlyList<TestRow> rows, TrainingOptions? options = null) =>
        Problems.Train(schema, rows, options ?? new TrainingOptions { Seed = 1 });

    /// <summary>What a name adds where it has a value.</summary>
    public static double Of(this AdditiveModel model, string name, double value, int output = 0) =>
        model.Vectors[0].Evaluate(output, model.Vectors[0].IndexOf(name), value);
}
