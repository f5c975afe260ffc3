using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A model of a schema with a few knots and tables that say little.</summary>
internal static class PlainModel
{
    private static readonly string[] s_texts = ["first", "second"];
    private static readonly ImmutableSortedDictionary<string, BaselineHazard> s_none =
        ImmutableSortedDictionary<string, BaselineHazard>.Empty;
    private static readonly BaselineHazard s_baseline = new([1, 2], [0.5, 0.75]);

    public static AdditiveModel Of(ModelSchema schema)
    {
        ImmutableArray<string> classes = schema.Target is { Task: ModelTask.Multiclass, Classes.IsEmpty: true } ? [.. s_texts]
            : schema.Target.Classes;
        int outputs = schema.Target.Task == ModelTask.Multiclass ? classes.Length : 1;
        ImmutableArray<Axis> axes = [.. schema.Features.Select(AxisOf)];
        return new AdditiveModel(
            schema,
            classes,
            [.. Enumerable.Range(1, outputs).Select(static c => 0.25 * c)],
            axes,
            [
                .. schema.Features.Select((feature, f) => TermOf(feature.Name, axes, [f], outputs)),
                .. schema.Interactions.Select(interaction => TermOf(interaction.Name, axes, interaction.Features, outputs)),
            ],
            new Vocabularies([.. schema.Features.Select(static f => f.Kind == FeatureKind.OpenCategory ? s_texts : null)]),
            TrainingHistory.Empty,
            vectors: [.. schema.Vectors.Select(vector => VectorOf(vector.Name, outputs))])
        {
            Baseline = schema.Target.Task == ModelTask.Cox && schema.StratumColumn is null ? s_baseline : null,
            StratumBaselines = schema.StratumColumn is null ? s_none : s_none.Add("a", s_baseline),
        };
    }

    private static Axis AxisOf(FeatureSchema feature, int f) => feature.Kind switch
    {
        FeatureKind.Numeric when feature.Period > 0 =>
            new(f, [0, feature.Period / 2, feature.Period], 0, feature.IsNullable, false, feature.Specials, feature.Axis, feature.Period),
        FeatureKind.Numeric => new(f, [1, 10, 100], 0, feature.IsNullable, false, feature.Specials, feature.Axis),
        FeatureKind.Category => new(f, [], feature.Levels.Length, feature.IsNullable, feature.ClrType != "bool"),
        _ => new(f, [], s_texts.Length, feature.IsNullable, true),
    };

    private static Term TermOf(string name, ImmutableArray<Axis> axes, ImmutableArray<int> own, int outputs)
    {
        int cells = own.Aggregate(1, (product, a) => product * axes[a].Extent);
        return new(
            name, axes, own,
            [.. Enumerable.Range(0, outputs)
                .Select(c => Enumerable.Range(0, cells).Select(i => (i % 5 - 2 + c) * 0.25f).ToImmutableArray())],
            [.. Enumerable.Repeat(0.5, outputs)]);
    }

    /// <summary>Two names, one of them with a bend.</summary>
    public static VectorTerm VectorOf(string name, int outputs) => new(
        name, [.. s_texts], [0, 1, 3], [2, -1, 3],
        [.. Enumerable.Range(0, outputs).Select(c => ImmutableArray.Create(0.5f + c, -0.25f, 0.75f))],
        [.. Enumerable.Repeat(0.5, outputs)], [.. Enumerable.Range(0, outputs).Select(_ => ImmutableArray.Create(0.25f, 0.5f))]);
}
