using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Export.Tests.Parity;

/// <summary>
/// A model whose tables are noise, on knots that rows suggest: steeper than what training would make, and with every kind of term. Each
/// fifth term is one that training dropped.
/// </summary>
internal static class RandomModel
{
    public static AdditiveModel Of(ModelSchema schema, IReadOnlyList<string>?[] vocabularies, double[][] columns, int knots, int pairKnots)
    {
        var random = new Random(5);
        var axes = new List<Axis>();
        var terms = new List<(string Name, int[] Axes)>();
        for (int t = 0; t < schema.TermCount; t++)
        {
            ImmutableArray<int> features = schema.TermFeatures(t);
            int most = features.Length switch { 1 => knots, 2 => pairKnots, _ => 6 };
            axes.AddRange(features.Select(f => AxisOf(schema.Features[f], f, vocabularies[f]?.Count ?? 0, columns[f], most)));
            terms.Add((schema.TermName(t), [.. Enumerable.Range(axes.Count - features.Length, features.Length)]));
        }

        ImmutableArray<Axis> all = [.. axes];
        return new AdditiveModel(
            schema, [], [1.25], all, [.. terms.Select((term, t) => TermOf(term.Name, all, term.Axes, t % 5 != 4, random))],
            new Vocabularies(vocabularies), TrainingHistory.Empty);
    }

    private static Term TermOf(string name, ImmutableArray<Axis> axes, int[] own, bool selected, Random random)
    {
        int length = own.Aggregate(1, (product, axis) => product * axes[axis].Extent);
        ImmutableArray<float> table = [.. Enumerable.Range(0, length).Select(_ => selected ? (float)((random.NextDouble() - 0.5) * 4) : 0)];
        return new Term(name, axes, [.. own], [table], [1], selected: selected);
    }

    private static Axis AxisOf(FeatureSchema feature, int index, int vocabulary, double[] column, int most)
    {
        if (feature.Kind != FeatureKind.Numeric)
        {
            bool isOpen = feature.Kind == FeatureKind.OpenCategory;
            return new Axis(index, [], isOpen ? vocabulary : feature.Levels.Length, feature.IsNullable,
                isOpen || (feature.ClrType != "bool" && feature.Part == CalendarPart.None));
        }

        double[] values = [.. column.Where(value => double.IsFinite(value) && !feature.Specials.Contains(value)).Distinct().Order()];
        double[] knots = [.. Enumerable.Range(0, most).Select(i => values[(int)((long)i * (values.Length - 1) / (most - 1))]).Distinct()];
        if (feature.Period > 0)
        {
            knots = [.. knots.Where(knot => knot < knots[0] + feature.Period), knots[0] + feature.Period];
        }

        return new Axis(index, [.. knots], 0, feature.IsNullable, false, feature.Specials, feature.Axis, feature.Period);
    }
}
