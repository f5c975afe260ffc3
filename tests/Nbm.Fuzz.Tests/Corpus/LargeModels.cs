using System.Collections.Immutable;
using System.Globalization;
using Nbm.Generated;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>Valid models of very many small parts of one kind: where what is made of a byte of a file costs most.</summary>
internal static class LargeModels
{
    private static ModelSchema Policy { get; } = Seeds.SchemaOf(typeof(PolicyModel)) with { ExposureColumn = null, OffsetColumn = null,
        Features = [Feature("F", FeatureKind.Numeric, "double")] };

    private static ModelSchema Question { get; } = Seeds.SchemaOf(typeof(QuestionModel)) with { Vectors = [],
        Features = [Feature("F", FeatureKind.Numeric, "double")] };

    private static ModelSchema Pump { get; } = Seeds.SchemaOf(typeof(PumpModel))
        with { Features = [Feature("F", FeatureKind.Numeric, "double")] };

    /// <summary>By the name of what there is much of.</summary>
    public static IReadOnlyDictionary<string, Func<AdditiveModel>> All { get; } = new Dictionary<string, Func<AdditiveModel>>
    {
        ["features"] = () => Features(6_000, knots: 2, interactions: 0),
        ["features without numbers"] = () => Features(6_000, knots: 0, interactions: 0),
        ["interactions"] = () => Features(200, knots: 2, interactions: 15_000),
        ["knots"] = () => Features(2, knots: 60_000, interactions: 0),
        ["values of a table"] = () => Features(2, knots: 700, interactions: 1),
        ["levels"] = () => Of(Policy with { Features = [Feature("F", FeatureKind.Category, "Kind") with { Levels = Texts(60_000) }] }),
        ["texts of a vocabulary"] = () =>
            Of(Policy with { Features = [Feature("F", FeatureKind.OpenCategory, "string")] }, vocabulary: Texts(60_000)),
        ["classes"] = () => Of(Question, classes: Texts(15_000)),
        ["special values"] = () => Of(Policy
            with { Features = [Feature("F", FeatureKind.Numeric, "double")
                with { Specials = [.. Enumerable.Range(10, 60_000).Select(i => (double)i)] }] }),
        ["names of a vector"] = () =>
            Of(Policy with { Vectors = [new VectorSchema { Name = "V", Column = "V", ClrType = "string" }] }, names: Texts(60_000)),
        ["characters of a description"] = () =>
            Of(Policy with { Features = [Feature("F", FeatureKind.Numeric, "double") with { Description = new string('x', 1_000_000) }] }),
        ["epochs"] = () =>
            With(Of(Policy), history: new TrainingHistory([.. Enumerable.Range(1, 50_000).Select(i => new EpochLosses(i, 1, null))], 1)),
        ["times of a baseline"] = () => With(Of(Pump),
            baseline: new BaselineHazard([.. Enumerable.Range(0, 80_000).Select(i => (double)i)], [.. Enumerable.Repeat(1.0, 80_000)])),
        ["strata"] = () => With(Of(Pump with { StratumColumn = "" }), strata: Texts(20_000)),
        ["options of a run"] = () => With(Of(Policy),
            run: new TrainingRun { Seed = 1, Rows = 1, Version = "1",
                Options = Texts(20_000).ToImmutableSortedDictionary(text => text, _ => "", StringComparer.Ordinal) }),
    };

    private static FeatureSchema Feature(string name, FeatureKind kind, string type) =>
        new() { Name = name, Column = "", Kind = kind, ClrType = type, IsNullable = true };

    private static ImmutableArray<string> Texts(int count) => [.. Enumerable.Range(0, count).Select(Name)];

    // As short as distinct names of C# can be, nearly.
    private static string Name(int index) => "L" + index.ToString("x", CultureInfo.InvariantCulture);

    private static AdditiveModel Features(int features, int knots, int interactions)
    {
        ModelSchema schema = Policy with
        {
            Features = [.. Enumerable.Range(0, features).Select(f => Feature(Name(f), FeatureKind.Numeric, "double"))],
            Interactions = [.. Enumerable.Range(0, interactions)
                .Select(i =>
                    new InteractionSchema { Name = "I" + Name(i), Features = [i % features, (i + 1 + (i / features)) % features] })],
        };
        return Of(schema, knots: knots);
    }

    private static AdditiveModel Of(ModelSchema schema, ImmutableArray<string> vocabulary = default,
        ImmutableArray<string> classes = default, ImmutableArray<string> names = default, int knots = 2)
    {
        ImmutableArray<string> all = classes.IsDefault ? schema.Target.Classes : classes;
        int outputs = Math.Max(1, all.Length);
        ImmutableArray<double> own = [.. Enumerable.Range(1, knots).Select(k => (double)k)];
        ImmutableArray<Axis> axes = [.. schema.Features.Select((feature, f) => feature.Kind switch
        {
            FeatureKind.Numeric => new Axis(f, own, 0, true, false, feature.Specials),
            FeatureKind.Category => new Axis(f, [], feature.Levels.Length, true, false),
            _ => new Axis(f, [], vocabulary.Length, true, true),
        })];
        ImmutableArray<Term> terms = [.. Enumerable.Range(0, schema.TermCount).Select(t =>
        {
            ImmutableArray<float> table = [.. new float[schema.TermFeatures(t).Aggregate(1, (product, f) => product * axes[f].Extent)]];
            return new Term(schema.TermName(t), axes, schema.TermFeatures(t), [.. Enumerable.Repeat(table, outputs)],
                [.. new double[outputs]]);
        })];
        VectorTerm? vector = names.IsDefault ? null
            : new("V", names, [.. Enumerable.Range(0, names.Length + 1)], [.. Enumerable.Repeat(1.0, names.Length)],
                [[.. new float[names.Length]]], [0], [[.. new float[names.Length]]]);
        return new AdditiveModel(
            schema, all, [.. new double[outputs]], axes, terms,
            new Vocabularies([.. schema.Features.Select(
                feature => feature.Kind == FeatureKind.OpenCategory ? vocabulary : (IReadOnlyList<string>?)null)]),
            TrainingHistory.Empty, null, vector is null ? [] : [vector])
        {
            Baseline = schema.Target.Task == ModelTask.Cox && schema.StratumColumn is null ? new BaselineHazard([1], [1]) : null,
        };
    }

    private static AdditiveModel With(AdditiveModel model, TrainingHistory? history = null, BaselineHazard? baseline = null,
        TrainingRun? run = null, ImmutableArray<string> strata = default) => new(
        model.Schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies, history ?? model.TrainingHistory)
    {
        Baseline = baseline ?? model.Baseline,
        StratumBaselines = strata.IsDefault ? model.StratumBaselines
            : strata.ToImmutableSortedDictionary(stratum => stratum, _ => new BaselineHazard([1], [1]), StringComparer.Ordinal),
        TrainingRun = run,
    };
}
