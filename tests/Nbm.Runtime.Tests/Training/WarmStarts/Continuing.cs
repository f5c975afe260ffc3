using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Fits that begin from a model, and what they took.</summary>
internal static class Continuing
{
    public static TrainingOptions Options { get; } = new() { Seed = 1, PosteriorDraws = 0 };

    /// <summary>Trains from nothing, or from a model, and counts the rounds.</summary>
    public static (AdditiveModel Model, int Rounds) Fit(ModelSchema schema, IReadOnlyList<TestRow> rows, AdditiveModel? start = null,
        TrainingOptions? options = null)
    {
        var rounds = new Rounds();
        AdditiveModel model = start is null
            ? ModelTrainer.Train(new TestEncoder(schema), rows, null, options ?? Options, rounds, default)
            : ModelTrainer.Continue(new TestEncoder(schema), start, rows, options ?? Options, rounds, default);
        return (model, rounds.Count);
    }

    /// <summary>The root mean square difference of two models' scores, over rows and outputs.</summary>
    public static double Distance(AdditiveModel model, AdditiveModel other, IEnumerable<TestRow> rows) => Math.Sqrt(rows.Average(row =>
        model.Scores(Encoded(model, row)).Zip(other.Scores(Encoded(other, row)), (a, b) => (a - b) * (a - b)).Average()));

    public static double[] Encoded(AdditiveModel model, TestRow row)
    {
        var encoded = new double[model.Schema.Features.Length];
        new TestEncoder(model.Schema).Encode([row], model.Vocabularies, encoded, 1);
        return encoded;
    }

    public static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private sealed class Rounds : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value) => Count += value.Phase == TrainingPhase.Refinement ? 1 : 0;
    }
}
