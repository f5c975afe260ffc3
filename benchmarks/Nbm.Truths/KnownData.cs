using System.Collections.Immutable;
using Nbm.Models;
using Nbm.Generated;

namespace Nbm.Truths;

/// <summary>Rows under a schema, to fit and to look at.</summary>
/// <param name="Schema">Features and target.</param>
/// <param name="Rows">The rows.</param>
internal sealed record KnownData(ModelSchema Schema, KnownRow[] Rows)
{
    public int Count => Rows.Length;

    /// <summary>Fits these rows.</summary>
    public AdditiveModel Train(TrainingOptions options) => ModelTrainer.Train(new KnownEncoder(Schema), Rows, null, options, null, default);

    /// <summary>A row's scores, one for each output.</summary>
    public static double[] Scores(AdditiveModel model, KnownRow row)
    {
        var scores = new double[model.Intercepts.Length];
        model.Score(row.Values, scores);
        return scores;
    }

    /// <summary>A schema of numbers.</summary>
    public static ModelSchema Numbers(ModelTask task, int count, int classes = 2) =>
        Of(task, [.. Enumerable.Range(0, count).Select(f => Number($"X{f}"))], classes);

    public static ModelSchema Of(ModelTask task, ImmutableArray<FeatureSchema> features, int classes = 2) => new()
    {
        Name = "Known", Features = features, Interactions = [], Target = Target(task, classes),
        EventColumn = task == ModelTask.Cox ? "event" : null,
    };

    public static FeatureSchema Number(string column) =>
        new() { Name = Name(column), Column = column, Kind = FeatureKind.Numeric, ClrType = "double" };

    public static FeatureSchema Category(string column, string[] levels) => new()
    {
        Name = Name(column), Column = column, Kind = FeatureKind.Category, ClrType = Name(column) + "Kind",
        Levels = [.. levels.Select((_, level) => $"L{level}")], LevelTexts = [.. levels.Select(text => ImmutableArray.Create(text))],
    };

    // As a property is called: R's names have dots.
    private static string Name(string column) => column.Replace('.', '_');

    private static TargetSchema Target(ModelTask task, int classes) => new()
    {
        Name = "Y", Column = "y", Task = task,
        ClrType = task switch { ModelTask.Binary => "bool", ModelTask.Multiclass => "Kind", _ => "double" },
        Classes = task switch
        {
            ModelTask.Binary => ["false", "true"],
            ModelTask.Multiclass => [.. Enumerable.Range(0, classes).Select(c => $"C{c}")],
            _ => [],
        },
    };
}
