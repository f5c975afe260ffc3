using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Nbm.Generated;

namespace Nbm.Comparison;

/// <summary>A multilayer perceptron fitted to the same rows as a model, by the record's own encoder.</summary>
internal static class Perceptron
{
    /// <summary>What the command line calls it.</summary>
    public const string Name = "mlp";

    /// <summary>How it is trained.</summary>
    public static MlpOptions Options { get; set; } = new();

    /// <summary>Options from names and numbers: <c>HiddenUnits=64,32 LearningRate=0.01</c>.</summary>
    public static MlpOptions Parse(string text)
    {
        var options = new MlpOptions();
        foreach (string[] pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=', 2)))
        {
            double Number() => double.Parse(pair[1], CultureInfo.InvariantCulture);
            options = pair[0] switch
            {
                nameof(MlpOptions.HiddenUnits) => options with { HiddenUnits = [.. pair[1].Split(',').Select(width => int.Parse(width, CultureInfo.InvariantCulture))] },
                nameof(MlpOptions.Dropout) => options with { Dropout = Number() },
                nameof(MlpOptions.LearningRate) => options with { LearningRate = Number() },
                nameof(MlpOptions.WeightDecay) => options with { WeightDecay = Number() },
                nameof(MlpOptions.BatchSize) => options with { BatchSize = (int)Number() },
                nameof(MlpOptions.Epochs) => options with { Epochs = (int)Number() },
                nameof(MlpOptions.Patience) => options with { Patience = (int)Number() },
                nameof(MlpOptions.ValidationFraction) => options with { ValidationFraction = Number() },
                nameof(MlpOptions.Threads) => options with { Threads = (int)Number() },
                _ => throw new ArgumentException($"{pair[0]} is no number of {nameof(MlpOptions)}."),
            };
        }

        return options;
    }

    /// <summary>Trains one and measures it on test rows.</summary>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="test">The rows to measure on.</param>
    /// <param name="seed">What its randomness comes from.</param>
    public static Measurement Measure<TRow>(TRow[] training, TRow[] test, int seed)
    {
        RecordEncoder<TRow> encoder = Encoder<TRow>();
        return Measurement.Of(
            () => MlpTrainer.Train(encoder, training, null, Options with { Seed = seed }, null, default),
            model => encoder.Schema.Target.Task switch
            {
                ModelTask.Regression => DataSets.Figures(new Amounts<TRow>(encoder, model).Evaluate(test)),
                ModelTask.Binary => DataSets.Figures(new Answers<TRow>(encoder, model).Evaluate(test)),
                _ => DataSets.Figures(new Classes<TRow>(encoder, model).Evaluate(test)),
            });
    }

    // The generated model of tables keeps it to itself.
    private static RecordEncoder<TRow> Encoder<TRow>() =>
        (RecordEncoder<TRow>)typeof(TRow).Assembly.GetTypes()
            .Select(type => type.GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static))
            .First(field => field?.FieldType == typeof(RecordEncoder<TRow>))!.GetValue(null)!;

    private sealed class Amounts<TRow>(RecordEncoder<TRow> encoder, TrainedModel model) : RegressionModel<TRow>(encoder, model);

    private sealed class Answers<TRow>(RecordEncoder<TRow> encoder, TrainedModel model) : BinaryModel<TRow>(encoder, model);

    private sealed class Classes<TRow>(RecordEncoder<TRow> encoder, TrainedModel model)
        : MulticlassModel<TRow, string>(encoder, model, [.. model.Classes]);
}
