using System.Reflection;
using Nbm.Generated;

namespace Nbm.Comparison;

/// <summary>Perceptrons and polynomials fitted to the same rows as a model, by the record's own encoder.</summary>
internal static class Networks
{
    /// <summary>What the command line calls them.</summary>
    public const string Mlp = "mlp", Spam = "spam";

    /// <summary>How perceptrons are trained.</summary>
    public static MlpOptions MlpOptions { get; set; } = new();

    /// <summary>How polynomials are trained.</summary>
    public static SpamOptions SpamOptions { get; set; } = new();

    /// <summary>Of what degree polynomials are, and of what rank where their options don't say.</summary>
    public static (int Degree, int Rank) Polynomial { get; set; } = (2, 50);

    /// <summary>Trains one and measures it on test rows.</summary>
    /// <param name="name">Which.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="test">The rows to measure on.</param>
    /// <param name="seed">What its randomness comes from.</param>
    public static Measurement Measure<TRow>(string name, TRow[] training, TRow[] test, int seed)
    {
        RecordEncoder<TRow> encoder = Encoder<TRow>();
        return Measurement.Of(
            TrainedModel () => name == Mlp
                ? MlpTrainer.Train(encoder, training, null, MlpOptions with { Seed = seed }, null, default)
                : SpamTrainer.Train(encoder, training, null, Polynomial.Degree, Polynomial.Rank, SpamOptions with { Seed = seed },
                    null, default),
            model => encoder.Schema.Target.Task switch
            {
                ModelTask.Regression => DataSets.Figures(new Amounts<TRow>(encoder, model).Evaluate(test)),
                ModelTask.Binary => DataSets.Figures(new Answers<TRow>(encoder, model).Evaluate(test)),
                _ => DataSets.Figures(new Classes<TRow>(encoder, model).Evaluate(test)),
            });
    }

    // Generated code keeps it to itself.
    private static RecordEncoder<TRow> Encoder<TRow>() =>
        (RecordEncoder<TRow>)typeof(TRow).Assembly.GetTypes()
            .Select(type => type.GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static))
            .First(field => field?.FieldType == typeof(RecordEncoder<TRow>))!.GetValue(null)!;

    private sealed class Amounts<TRow>(RecordEncoder<TRow> encoder, TrainedModel model) : RegressionModel<TRow>(encoder, model);

    private sealed class Answers<TRow>(RecordEncoder<TRow> encoder, TrainedModel model) : BinaryModel<TRow>(encoder, model);

    private sealed class Classes<TRow>(RecordEncoder<TRow> encoder, TrainedModel model)
        : MulticlassModel<TRow, string>(encoder, model, [.. model.Classes]);
}
