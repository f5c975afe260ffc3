using System.Diagnostics;
using Nbm.Generated;

namespace Nbm.Flint;

/// <summary>Rows that networks with interpreters are trained and measured on.</summary>
internal interface IDataSet
{
    /// <summary>Prints what they reach.</summary>
    void Measure(FlintOptions options, int attributes, AttributeInputs inputs, int seeds, bool withPerceptron, string? pictures, int pairs);
}

/// <inheritdoc/>
internal sealed class DataSet<TRow>(TRow[] training, TRow[] test) : IDataSet
{
    private static readonly RecordEncoder<TRow> s_encoder = Encoders.Of<TRow>();

    public void Measure(
        FlintOptions options, int attributes, AttributeInputs inputs, int seeds, bool withPerceptron, string? pictures, int pairs)
    {
        Console.WriteLine($"{training.Length} rows to learn from, {test.Length} to measure on; {attributes} attributes of {inputs}");
        if (withPerceptron)
        {
            Perceptrons(seeds);
        }

        RecordEncoder<TRow> encoder = training[0] is Digit ? s_encoder : PairedEncoder<TRow>.Suggested(s_encoder, training, pairs);
        Console.WriteLine($"  interactions: {string.Join(", ", encoder.Schema.Interactions.Select(interaction => interaction.Name))}");
        var figures = new List<Figures>();
        for (int seed = 0; seed < seeds; seed++)
        {
            double before = CpuSeconds();
            FlintModel model = FlintTrainer.Train(encoder, training, null, attributes, inputs, options with { Seed = seed }, null, default);
            figures.Add(Figures.Of(model, model.Measure(encoder, test), CpuSeconds() - before));
            Console.WriteLine($"  seed {seed}: {figures[^1]}");
            if (pictures is not null && seed == 0)
            {
                Draw(model, pictures);
            }
        }

        Console.WriteLine($"  median: {Figures.Median(figures)}");
    }

    private void Draw(FlintModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Join(folder, "relevances.svg"), model.Summary.ToSvg());
        if (model.Schema.Vectors.Any(vector => vector.Width > 0))
        {
            var typed = new TypedFlint<TRow>(s_encoder, model, model.Attributes.Length, model.AttributeInputs);
            File.WriteAllText(Path.Join(folder, "attributes.svg"), typed.DrawAttributes(training));
        }
    }

    private void Perceptrons(int seeds)
    {
        double[] errors = new double[seeds];
        for (int seed = 0; seed < seeds; seed++)
        {
            MlpModel model = MlpTrainer.Train(s_encoder, training, null, new MlpOptions { Seed = seed }, null, default);
            errors[seed] = ErrorOf(model);
        }

        Console.WriteLine($"  perceptron at its defaults: error {string.Join(" ", errors.Order().Select(error => $"{error:0.0000}"))}");
    }

    private static double ErrorOf(TrainedModel model, TRow[] rows) => model.Schema.Target.Task switch
    {
        ModelTask.Regression => new Amounts(model).Evaluate(rows).Rmse,
        ModelTask.Binary => 1 - new Answers(model).Evaluate(rows).Accuracy,
        _ => 1 - new Classes(model).Evaluate(rows).Accuracy,
    };

    private double ErrorOf(TrainedModel model) => ErrorOf(model, test);

    private static double CpuSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private sealed class Amounts(TrainedModel model) : RegressionModel<TRow>(s_encoder, model);

    private sealed class Answers(TrainedModel model) : BinaryModel<TRow>(s_encoder, model);

    private sealed class Classes(TrainedModel model) : MulticlassModel<TRow, string>(s_encoder, model, [.. model.Classes]);
}

/// <summary>What one network with an interpreter reaches.</summary>
internal sealed record Figures(double[] Values)
{
    private static readonly string[] s_names =
        ["error of f", "error of g", "fidelity", "CNS(1.5)", "CNS(2)", "CNS(3)", "CNS(5)", "|CNS|(2)", "dead", "leading", "without active",
            "led against", "CPU-s"];

    public static Figures Of(FlintModel model, FlintMetrics own, double seconds) => new(
    [
        own.PredictorError, own.InterpreterError, own.Fidelity, own.Conciseness(1.5), own.Conciseness(2), own.Conciseness(3),
        own.Conciseness(5),
        own.Conciseness(2, absolute: true), own.Interpreter.Dead, own.Interpreter.Leading, own.Interpreter.ShareWithoutActive,
        own.Interpreter.ShareLedAgainst, seconds,
    ]);

    public static Figures Median(IReadOnlyList<Figures> all) => new([.. s_names.Select((_, i) =>
    {
        double[] sorted = [.. all.Select(own => own.Values[i]).Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    })]);

    public override string ToString() => string.Join(", ", s_names.Select((name, i) => $"{name} {Values[i]:0.####}"));
}
