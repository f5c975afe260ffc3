using System.Collections.Immutable;
using System.Reflection;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Generated;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>Small models of every task, with every kind of feature; each with and without standard errors.</summary>
internal static class Seeds
{
    private static readonly Dictionary<string, double> s_shares = new() { ["late"] = 1.5, ["refund"] = -3, ["never seen"] = 2 };
    private static readonly Dictionary<string, int> s_counts = new() { ["late"] = 1, ["refund"] = 7, ["never seen"] = 2 };
    private static readonly HashSet<string> s_tags = ["late", "refund", "never seen"];

    private static readonly Trip[] s_trips =
    [
        new() { Load = 3, Speed = 2, Delay = -9, Cost = 2, Phase = 1.2, Serial = 5, Sea = Sea.Rough, Deck = Deck.Lower, Port = "Oslo",
            Sailed = new(2024, 2, 29, 23, 59, 59), Booked = new(2024, 1, 1), Rest = new(1, 2, 3) },
        new() { Speed = -2e30f, Delay = 1e300, Direct = true, Sailed = DateTime.MinValue, Rest = TimeSpan.MaxValue },
        new() { Load = double.MaxValue, Speed = 7, Delay = 4, Cost = double.Epsilon, Phase = -1e9, Serial = long.MinValue, Sea = (Sea)77,
            Deck = (Deck)9, Port = "nowhere", Sailed = DateTime.MaxValue, Booked = DateOnly.MaxValue },
    ];

    private static readonly Letter[] s_letters = [new() { Length = 4, Words = s_counts, Shares = s_shares, Tags = s_tags },
        new() { Length = int.MaxValue }];
    private static readonly Flower[] s_flowers = [new() { Width = 2, Colour = "Oslo" }, new() { Width = -1e200, Colour = "?" }];
    private static readonly Question[] s_questions = [new() { Age = 2, Words = s_tags }, new()];
    private static readonly Policy[] s_policies = [new() { Power = 3, Years = 1, Shift = 0.1 },
        new() { Power = 3, Years = 1e-300, Shift = -5 }];
    private static readonly Pump[] s_pumps = [new() { Load = 3 }, new()];
    private static readonly Patient[] s_patients = [new() { Age = 3, Clinic = "hill" }, new() { Clinic = "none" }];
    private static readonly Cargo[] s_cargoes = [new() { Mass = 3 }, new() { Mass = -1e308 }];

    /// <summary>All of them.</summary>
    public static ImmutableArray<Seed> All { get; } =
    [
        .. Typed("trip", TripModel.Load, s_trips, (model, row) => [model.Predict(row)],
            (model, row) => [model.Explain(row), model.Explain(row, s_trips[0])]),
        .. Typed("letter", LetterModel.Load, s_letters, (model, row) => [model.Predict(row).Probability],
            (model, row) => [model.Explain(row), model.Explain(row, s_letters[0])]),
        .. Typed("flower", FlowerModel.Load, s_flowers,
            (model, row) => [model.Predict(row).Probability, .. model.Explain(row).Scores.Select(pair => pair.Value)],
            (model, row) => [model.Explain(row).ToString() ?? ""]),
        .. Typed("question", QuestionModel.Load, s_questions,
            (model, row) => [model.Predict(row).Probability, .. model.Explain(row).Scores.Select(pair => pair.Value)],
            (model, row) => [model.Explain(row).ToString() ?? ""]),
        .. Typed("policy", PolicyModel.Load, s_policies, (model, row) => [model.Predict(row)],
            (model, row) => [model.Explain(row), model.Explain(row, s_policies[0])]),
        .. Typed("pump", PumpModel.Load, s_pumps, Survival, (model, row) => [model.Explain(row), model.Explain(row, s_pumps[0])]),
        .. Typed("patient", PatientModel.Load, s_patients, Survival,
            (model, row) => [model.Explain(row), model.Explain(row, s_patients[0])]),
        .. Typed("cargo", CargoModel.Load, s_cargoes, (model, row) => [model.Predict(row).Probability],
            (model, row) => [model.Explain(row), model.Explain(row, s_cargoes[0])]),
        .. new[] { ModelTask.Gamma, ModelTask.Tweedie, ModelTask.NegativeBinomial, ModelTask.Quantile,
            ModelTask.Huber }.SelectMany(Untyped),
    ];

    /// <summary>The schema that a record declares.</summary>
    public static ModelSchema SchemaOf(Type model)
    {
        object encoder = model.GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        return (ModelSchema)encoder.GetType().GetProperty("Schema")!.GetValue(encoder)!;
    }

    private static IEnumerable<Seed> Typed<TModel, TRecord>(
        string name, Func<Stream, TModel> load, TRecord[] rows, Func<TModel, TRecord, double[]> predict,
        Func<TModel, TRecord, object[]> explain)
        where TModel : Model<TRecord>
    {
        void Use(Stream file)
        {
            TModel model = load(file);
            Finite.Importances(model.Importances);
            if (model.Additive.Edits is [.., { CanUndo: true }])
            {
                Finite.Importances(model.Additive.UndoEdit().Importances);
            }

            foreach (TRecord row in rows)
            {
                try
                {
                    Finite.Check("a prediction", predict(model, row));
                    Array.ForEach(explain(model, row), Finite.Explanation);
                }
                catch (NbmDataException)
                {
                    // A row that the model has no place for.
                }
            }
        }

        return Both(name, SchemaOf(typeof(TModel)), Use);
    }

    private static double[] Survival<TRecord>(SurvivalModel<TRecord> model, TRecord row)
    {
        SurvivalPrediction prediction = model.Predict(row);
        return !prediction.HasBaseline
            ? [prediction.Score, prediction.HazardRatio]
            : [prediction.Score, prediction.HazardRatio, prediction.Survival(3), prediction.CumulativeHazard(5),
                prediction.TimeOf(0.5) ?? 0];
    }

    private static IEnumerable<Seed> Untyped(ModelTask task)
    {
        ModelSchema schema = SchemaOf(typeof(PolicyModel));
        double? parameter = task switch { ModelTask.Tweedie => 1.5, ModelTask.Quantile => 0.9, ModelTask.Huber => 2, _ => null };
        bool hasLogMean = TaskRules.HasLogMean(task);
        return Both(task.ToString(),
            schema with { Target = schema.Target with { Task = task, Parameter = parameter },
                ExposureColumn = hasLogMean ? "Years" : null }, null);
    }

    private static IEnumerable<Seed> Both(string name, ModelSchema schema, Action<Stream>? use) =>
    [
        new(name, SeedModel.Of(schema, 1, hasErrors: false), use),
        new(name + " with errors", SeedModel.Of(schema, 2, hasErrors: true), use),
    ];
}
