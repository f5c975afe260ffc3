using System.Collections.Immutable;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>Models of random tables for a schema, with all that a file can hold: standard errors, degrees of freedom, smoothness, a run, a
/// term that was dropped.</summary>
internal static class SeedModel
{
    private const int Knots = 4;
    private static readonly string[] s_texts = ["Oslo", "İzmir", "São Tomé"];
    private static readonly string[] s_classes = ["billing", "delivery", "other"];

    /// <summary>A model of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="seed">Which of them.</param>
    /// <param name="hasErrors">Whether it knows how sure it is.</param>
    public static AdditiveModel Of(ModelSchema schema, ulong seed, bool hasErrors)
    {
        var random = new FuzzRandom("seed", seed, 0);
        ImmutableArray<string> classes = schema.Target.HasOpenClasses ? [.. s_classes] : schema.Target.Classes;
        int outputs = schema.Target.Task == ModelTask.Multiclass ? classes.Length : 1;
        ImmutableArray<Axis> axes = [.. schema.Features.Select((feature, f) => AxisOf(feature, f))];
        Term[] terms = [.. Enumerable.Range(0, schema.TermCount).Select(t => TermOf(schema, axes, t, outputs, hasErrors, random))];
        ImmutableArray<VectorTerm> vectors = [.. schema.Vectors.Select(vector => VectorOf(vector, outputs, hasErrors, random))];
        int size = terms.Length + vectors.Length + 1;
        ScoreErrors? errors = hasErrors
            ? new([.. Repeat(outputs, () => 0.1 * random.Unit())],
                [.. Repeat(outputs, () => (ImmutableArray<float>)[.. Repeat(size * (size - 1) / 2, () => (float)(0.2 * random.Unit()))])])
            : null;
        var model = new AdditiveModel(
            schema, classes, [.. Repeat(outputs, () => random.Unit())], axes, [.. terms],
            new Vocabularies(
                [.. schema.Features.Select(feature => feature.Kind == FeatureKind.OpenCategory ? s_texts : (IReadOnlyList<string>?)null)]),
            hasErrors ? new TrainingHistory([new(1, 0.9, 1.1), new(2, 0.8, null)], 2) : TrainingHistory.Empty, errors, vectors)
        {
            Threshold = hasErrors && schema.Target.Task == ModelTask.Binary ? new DecisionThreshold(-0.75, "given") : null,
            Dispersion = schema.Target.Task is ModelTask.Regression or ModelTask.Gamma or ModelTask.Tweedie ? 1.5 : null,
            Baseline = schema.Target.Task == ModelTask.Cox && schema.StratumColumn is null
                ? new BaselineHazard([1, 2.5, 9], [0.01, 0.02, 0.4], hasErrors ? [1, 0.5, 0.1] : []) : null,
            StratumBaselines = schema.StratumColumn is null
                ? ImmutableSortedDictionary<string, BaselineHazard>.Empty
                : ImmutableSortedDictionary<string, BaselineHazard>.Empty.Add("hill",
                    new BaselineHazard([1, 2.5, 9], [0.01, 0.02, 0.4], hasErrors ? [1, 0.5, 0.1] : []))
                    .Add("sea", new BaselineHazard([3], [0.5])),
            SurvivalErrors = hasErrors && schema.Target.Task == ModelTask.Cox
                ? new SurvivalErrors([.. terms.Select(term => term.StandardErrors[0])], errors!.Correlations[0]) : null,
            Smoothness = hasErrors ? [.. terms.Select(_ => new TermSmoothness(new(2, 3), new(0, 0), new(1e-3, 1)))] : [],
            TrainingRun = hasErrors
                ? new TrainingRun { Seed = 3, Rows = 1000, ValidationRows = 100, Version = "0.1.0",
                    Options = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("Rounds", "4")
                        .Add("Epochs", "9") }
                : null,
            Concurvity = hasErrors ? [new(terms[0].Name, 0.5, null, 0), new(terms[^1].Name, 1, terms[0].Name, -0.25)] : [],
            TrainingMass = hasErrors
                ? [.. terms.Select(term => (ImmutableArray<float>)[.. Repeat(term.Length, () => 1f / term.Length)])] : [],
            Sketch = hasErrors ? SketchOf(schema, outputs, terms.Length + vectors.Length) : null,
        };
        return hasErrors ? Edited(model) : model;
    }

    // A curve whose axis gets knots, and what was dropped.
    private static AdditiveModel Edited(AdditiveModel model)
    {
        int number = model.Schema.Features.ToList().FindIndex(
            feature => feature is { Kind: FeatureKind.Numeric, IsConstrained: false, ZeroAt: null, IsCyclic: false });
        int? any = number < 0 && model.Schema.Interactions.IsEmpty ? 0 : null;
        return model.Edit(
            e =>
            {
                if (any is { } first && model.Schema.Features[first].Kind == FeatureKind.Numeric)
                {
                    e.Number(model.Schema.Features[first].Name).Scale(0.5);
                }
                else if (any is { } other)
                {
                    e.Category(model.Schema.Features[other].Name).Scale(0.5);
                }

                if (number >= 0)
                {
                    e.Number(model.Schema.Features[number].Name).Flatten(1.5, 4, value: 0.25);
                }

                foreach (InteractionSchema interaction in model.Schema.Interactions.Take(1))
                {
                    e.Interaction(interaction.Name).Remove();
                }

                foreach (FeatureSchema category in model.Schema.Features.Where(own => own.Kind == FeatureKind.OpenCategory).Take(1))
                {
                    e.Category(category.Name)["Oslo"] = -1;
                }
            },
            "İ. Roe", "a \"reason\"\u2028 -- */", new FixedTime());
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }

    private static TrainingSketch SketchOf(ModelSchema schema, int outputs, int parts)
    {
        FeatureSketch Of(FeatureSchema feature) => feature.Kind == FeatureKind.Numeric
            ? new FeatureSketch([1, 2.5], 0.5, 7, [], [0, 4, 3, 2, 0, .. feature.Specials.Select(_ => 0L), 1])
            : new FeatureSketch([], double.NaN, double.NaN, [0, 1], [5, 3, 1, 1, 0]);
        return new TrainingSketch(
            10, [.. schema.Features.Select(Of)],
            [.. Repeat(outputs, () => new ScoreSketch(new FeatureSketch([0.25], -1, 1, [], [0, 6, 4, 0, 0]), new Moments(0.125, 0.5)))],
            [.. Repeat(parts * outputs, () => new Moments(0, 0.25))]);
    }

    private static Axis AxisOf(FeatureSchema feature, int index)
    {
        if (feature.Kind != FeatureKind.Numeric)
        {
            bool isOpen = feature.Kind == FeatureKind.OpenCategory;
            return new Axis(index, [], isOpen ? s_texts.Length : feature.Levels.Length, feature.IsNullable,
                isOpen || (feature.ClrType != "bool" && feature.Part == CalendarPart.None));
        }

        double step = feature.Period > 0 ? feature.Period / (Knots - 1) : 2.25;
        double[] knots = [.. Enumerable.Range(0, Knots).Select(k => 1 + (k * step))];
        knots[^1] = feature.Period > 0 ? knots[0] + feature.Period : knots[^1];
        return new Axis(index, [.. knots], 0, feature.IsNullable, false, feature.Specials, feature.Axis, feature.Period);
    }

    private static Term TermOf(ModelSchema schema, ImmutableArray<Axis> axes, int term, int outputs, bool hasErrors, FuzzRandom random)
    {
        ImmutableArray<int> features = schema.TermFeatures(term);
        int length = features.Aggregate(1, (product, feature) => product * axes[feature].Extent);
        bool selected = term % 5 != 4, isMonotone = features.Any(f => schema.Features[f].IsConstrained);
        ImmutableArray<float> Table(double scale) =>
            [.. Enumerable.Range(0, length).Select(i => selected ? (float)(scale * (isMonotone ? i : random.Unit() + 0.01)) : 0)];
        return new Term(
            schema.TermName(term), axes, features, [.. Repeat(outputs, () => Table(2))], [.. Repeat(outputs, random.Unit)],
            hasErrors ? [.. Repeat(outputs, () => Table(0.1))] : default, hasErrors ? 3.5 : null, selected,
            hasErrors ? [.. Repeat(outputs, () => 0.1 * random.Unit())] : default);
    }

    private static VectorTerm VectorOf(VectorSchema vector, int outputs, bool hasErrors, FuzzRandom random)
    {
        ImmutableArray<string> names = ["refund", "late", "Straße:1"];
        ImmutableArray<double> knots = vector.ClrType == "string" ? [1, 1, 1] : [1, 2, -0.5, 1.5, 3];
        ImmutableArray<float> Values(int count, double scale) => [.. Repeat(count, () => (float)(scale * random.Unit()))];
        return new VectorTerm(
            vector.Name, names, vector.ClrType == "string" ? [0, 1, 2, 3] : [0, 2, 4, 5], knots,
            [.. Repeat(outputs, () => Values(knots.Length, 1))], [.. Repeat(outputs, random.Unit)],
            [.. Repeat(outputs, () => Values(names.Length, 1))],
            hasErrors ? [.. Repeat(outputs, () => Values(knots.Length, 0.1))] : default,
            hasErrors ? [.. Repeat(outputs, random.Unit)] : default, hasErrors ? 2 : null);
    }

    private static IEnumerable<T> Repeat<T>(int count, Func<T> make) => Enumerable.Range(0, count).Select(_ => make());
}
