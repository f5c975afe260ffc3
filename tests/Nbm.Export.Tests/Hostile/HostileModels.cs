using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Reports;

namespace Nbm.Export.Tests.Hostile;

/// <summary>Small models whose files have every text that a file can have, each of them a word of its own where the format leaves a
/// choice.</summary>
internal static class HostileModels
{
    /// <summary>Features of all kinds, an interaction, and a bool to predict; without vectors, which SQL and ONNX have no form
    /// for.</summary>
    public static AdditiveModel Tables { get; } = Of(
        new TargetSchema { Name = "Repaid", Column = "repaid column", Task = ModelTask.Binary, ClrType = "bool",
            Classes = ["false", "true"], Unit = "target unit", Description = "target words" }, hasVectors: false);

    /// <summary>Texts to predict, with vectors.</summary>
    public static AdditiveModel Texts { get; } = Of(
        new TargetSchema { Name = "Answer", Column = "answer column", Task = ModelTask.Multiclass, ClrType = "string", Unit = "target unit",
            Description = "target words" }, hasVectors: true);

    /// <summary>An enum to predict, a bool as one of its names.</summary>
    public static AdditiveModel Members { get; } = Of(
        new TargetSchema { Name = "Risk", Column = "risk column", Task = ModelTask.Multiclass, ClrType = "Risk",
            Classes = ["Low", "High", "None"], Unit = "target unit", Description = "target words" }, hasVectors: false);

    /// <summary>Durations, with an event.</summary>
    public static AdditiveModel Durations { get; } = Of(
        new TargetSchema { Name = "Months", Column = "months column", Task = ModelTask.Cox, ClrType = "decimal", Unit = "target unit",
            Description = "target words" }, hasVectors: true);

    /// <summary>An enum to predict and one to read, with the texts that data have for their members.</summary>
    public static AdditiveModel LevelTexts { get; } = Of(
        new TargetSchema
        {
            Name = "Grade", Column = "grade column", Task = ModelTask.Multiclass, ClrType = "Grade", Classes = ["A", "B"],
            ClassTexts = [["a text"], ["b text"]], Unit = "target unit",
            Description = "target words",
        },
        hasVectors: false, hasLevelTexts: true);

    public static AdditiveModel[] All { get; } = [Tables, Texts, Members, Durations, LevelTexts];

    /// <summary>Rows for a report, of which each has one text that could be anything.</summary>
    public static ReportRows Rows(AdditiveModel model, string text)
    {
        const int Count = 6;
        return new ReportRows
        {
            Count = Count,
            Columns = [.. model.Schema.Features.SelectMany(
                (feature, f) => Enumerable.Range(0, Count).Select(r => feature.Kind == FeatureKind.Numeric ? 1.0 + r : r % 2))],
            Offsets = new double[Count],
            Targets = [.. Enumerable.Repeat(text, Count)],
            Metrics = null,
            Points = [],
            Vectors = [.. model.Vectors.Select(
                _ => Enumerable.Range(0, Count).Select(_ => new VectorPart(text, [.. new double[model.Outputs]])).ToArray())],
        };
    }

    private static AdditiveModel Of(TargetSchema target, bool hasVectors, bool hasLevelTexts = false)
    {
        var schema = new ModelSchema
        {
            Name = "Hostile",
            Features =
            [
                new() { Name = "Size", Column = "size column", Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = true,
                    Specials = [-9], Unit = "size unit", Description = "size words" },
                new() { Name = "Seen", Column = "seen column", Kind = FeatureKind.Numeric, ClrType = "DateOnly", Unit = "seen unit",
                    Description = "seen words" },
                new() { Name = "Month", Column = "month column", Kind = FeatureKind.Category, ClrType = "DateTime",
                    Levels = ["January", "February"], Part = CalendarPart.Month, Unit = "month unit", Description = "month words" },
                new() { Name = "Garden", Column = "garden column", Kind = FeatureKind.Category, ClrType = "bool",
                    Levels = ["false", "true"], Description = "garden words" },
                new() { Name = "Home", Column = "home column", Kind = FeatureKind.Category, ClrType = "Housing", Levels = ["Owner", "Rent"],
                    LevelTexts = hasLevelTexts ? [["owner text", "owner other"], ["rent text"]] : [], IsNullable = true, Unit = "home unit",
                    Description = "home words" },
                new() { Name = "Job", Column = "job column", Kind = FeatureKind.OpenCategory, ClrType = "string", Unit = "job unit",
                    Description = "job words" },
            ],
            Interactions = [new() { Name = "SizeXHome", Features = [0, 4] }, new() { Name = "JobXGarden", Features = [5, 3] }],
            Vectors = !hasVectors ? [] :
            [
                new() { Name = "Words", Column = "words column", ClrType = "string", Unit = "words unit", Description = "words words" },
                new() { Name = "Counts", Column = "counts column", ClrType = "int", Unit = "counts unit", Description = "counts words" },
            ],
            Target = target,
            WeightColumn = "weight column",
            OffsetColumn = target.Task == ModelTask.Multiclass ? null : "offset column",
            EventColumn = target.Task == ModelTask.Cox ? "event column" : null,
        };
        ImmutableArray<string> classes = target.Task != ModelTask.Multiclass || !target.Classes.IsEmpty ? target.Classes
            : ["answer one", "answer two"];
        int outputs = target.Task == ModelTask.Multiclass ? classes.Length : 1;
        string[] jobs = ["job one", "job two"], words = ["word one", "word two"];
        ImmutableArray<Axis> axes = [.. schema.Features.Select((feature, f) => feature.Kind switch
        {
            FeatureKind.Numeric => new Axis(f, [1, 10, 100], 0, feature.IsNullable, false, feature.Specials),
            FeatureKind.Category => new Axis(f, [], feature.Levels.Length, feature.IsNullable, feature.ClrType == "Housing"),
            _ => new Axis(f, [], jobs.Length, feature.IsNullable, true),
        })];
        Term TermOf(string name, ImmutableArray<int> own)
        {
            int cells = own.Aggregate(1, (product, a) => product * axes[a].Extent);
            ImmutableArray<ImmutableArray<float>> tables = [.. Enumerable.Range(0, outputs)
                .Select(c => Enumerable.Range(0, cells).Select(i => (i % 5 - 2 + c) * 0.25f).ToImmutableArray())];
            return new Term(name, axes, own, tables, [.. Enumerable.Repeat(0.5, outputs)]);
        }

        VectorTerm VectorOf(string name) => new(
            name, [.. words], [0, 1, 3], [2, -1, 3],
            [.. Enumerable.Range(0, outputs).Select(c => ImmutableArray.Create(0.5f + c, -0.25f, 0.75f))],
            [.. Enumerable.Repeat(0.5, outputs)], [.. Enumerable.Range(0, outputs).Select(_ => ImmutableArray.Create(0.25f, 0.5f))]);
        return new AdditiveModel(
            schema, classes, [.. Enumerable.Range(1, outputs).Select(c => 0.25 * c)], axes,
            [.. schema.Features.Select((feature, f) => TermOf(feature.Name, [f])),
                .. schema.Interactions.Select(interaction => TermOf(interaction.Name, interaction.Features))],
            new Vocabularies([.. schema.Features.Select(feature => feature.Kind == FeatureKind.OpenCategory ? jobs : null)]),
            TrainingHistory.Empty,
            vectors: [.. schema.Vectors.Select(vector => VectorOf(vector.Name))])
        {
            Baseline = target.Task == ModelTask.Cox ? new BaselineHazard([1, 2], [0.5, 0.75]) : null,
            TrainingRun = new()
            {
                Seed = 1, Rows = 7, ValidationRows = 1, IsContinued = false, Version = "version text",
                Options = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("Rounds", "option text")]),
            },
        };
    }
}
