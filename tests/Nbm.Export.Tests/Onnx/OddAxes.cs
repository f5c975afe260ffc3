using System.Collections.Immutable;
using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;

namespace Nbm.Export.Tests.Onnx;

/// <summary>A model with axes that training seldom makes, one feature each: no knot to a thousand, knots as far apart and as near as can
/// be, no level at all.</summary>
internal static class OddAxes
{
    private static readonly double[] s_beside = [0, 1, -1, 1e300, -1e300, double.MaxValue, double.MinValue, double.NaN,
        double.PositiveInfinity, double.NegativeInfinity];

    private static readonly (Axis Axis, string[]? Vocabulary)[] s_axes =
    [
        .. new[] { 1, 2, 3, 65, 66, 67, 130, 1000 }.Select(
            (count, f) => (new Axis(f, Knots(count), 0, count % 2 == 0, false), (string[]?)null)),
        (new Axis(8, [], 0, true, false), null),
        (new Axis(9, [], 0, true, false, [3, 0]), null),
        (new Axis(10, [], 0, false, false, [3]), null),
        (new Axis(11, [5], 0, false, false, [-1], AxisKind.Log), null),
        (new Axis(12, [0.5, 2, 1e200], 0, true, false, [0], AxisKind.Log), null),
        (new Axis(13, [double.MinValue, -1, 0, double.Epsilon, 1, double.MaxValue], 0, true, false), null),
        (new Axis(14, [1, Math.BitIncrement(1), 2], 0, false, false), null),
        (new Axis(15, [3, 4], 0, true, false, period: 1), null),
        (new Axis(16, [], 0, false, true), []),
        (new Axis(17, [], 3, true, true), ["a", "\ud800", ""]),
        (new Axis(18, [], 1, false, false), null),
    ];

    public static ParityCase Of(int outputs)
    {
        ModelSchema schema = Schema(outputs);
        ImmutableArray<Axis> axes = [.. s_axes.Select(axis => axis.Axis)];
        var random = new Random(7);
        // Some are dropped, so that these meet rows without a place too.
        Term[] terms = [.. Enumerable.Range(0, schema.Features.Length + schema.Interactions.Length).Select(t =>
        {
            ImmutableArray<int> own = t < axes.Length ? [t] : schema.Interactions[t - axes.Length].Features;
            int length = own.Aggregate(1, (product, axis) => product * axes[axis].Extent);
            bool selected = t % 6 != 4;
            return new Term(
                t < axes.Length ? schema.Features[t].Name : schema.Interactions[t - axes.Length].Name, axes, own,
                [.. Enumerable.Range(0, outputs)
                    .Select(_ =>
                        ImmutableArray.CreateRange(Enumerable.Range(0, length).Select(_ => selected ? random.NextSingle() - 0.5f : 0)))],
                [.. Enumerable.Repeat(1.0, outputs)], selected: selected);
        })];
        var vocabularies = new Vocabularies([.. s_axes.Select(axis => (IReadOnlyList<string>?)axis.Vocabulary)]);
        var model = new AdditiveModel(schema, schema.Target.Classes, [.. Enumerable.Range(0, outputs).Select(c => c - 0.5)], axes,
            [.. terms], vocabularies, TrainingHistory.Empty);
        return Case(model, [.. Rows()]);
    }

    private static ImmutableArray<double> Knots(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Round(random.NextDouble() * 100, 3)).Order().Distinct().Concat([200.0])
            .Take(count)];
    }

    private static ModelSchema Schema(int outputs) => new()
    {
        Name = "Odd",
        Features =
        [
            .. s_axes.Select((axis, f) => new FeatureSchema
            {
                Name = $"F{f}", Column = $"F{f}", ClrType = axis.Axis.IsNumeric ? "double" : axis.Vocabulary is null ? "Single" : "string",
                IsNullable = axis.Axis.HasMissing,
                Kind = axis.Axis.IsNumeric ? FeatureKind.Numeric : axis.Vocabulary is null ? FeatureKind.Category
                    : FeatureKind.OpenCategory,
                Levels = axis.Axis.IsNumeric || axis.Vocabulary is not null ? [] : ["Only"], Specials = axis.Axis.Specials,
                Axis = axis.Axis.Kind, Period = axis.Axis.Period,
            }),
        ],
        Interactions =
        [
            new InteractionSchema { Name = "Far", Features = [13, 12] }, new InteractionSchema { Name = "Texts", Features = [17, 16] },
            new InteractionSchema { Name = "All", Features = [2, 17, 14, 15] },
            new InteractionSchema { Name = "Places", Features = [9, 10] },
        ],
        Target = new TargetSchema
        {
            Name = "Target", Column = "Target", ClrType = outputs == 1 ? "double" : "Kind",
            Task = outputs == 1 ? ModelTask.Regression : ModelTask.Multiclass,
            Classes = outputs == 1 ? [] : [.. Enumerable.Range(0, outputs).Select(c => $"C{c}")],
        },
    };

    // A row in the middle of everything, with one feature at a time at, beside and far from its positions.
    private static IEnumerable<double[]> Rows()
    {
        double[] plain = [.. s_axes.Select(axis => axis.Axis is { IsNumeric: true, Specials.IsEmpty: false } ? axis.Axis.Specials[0]
            : axis.Axis.IsNumeric ? 1.5 : axis.Vocabulary is { Length: 0 } ? -1 : 0)];
        for (int f = 0; f < s_axes.Length; f++)
        {
            Axis axis = s_axes[f].Axis;
            IEnumerable<double> values = axis.IsNumeric
                ? axis.Knots.Concat(axis.Specials).SelectMany(value => new[] { value, Math.BitIncrement(value), Math.BitDecrement(value) })
                    .Concat(s_beside)
                : s_axes[f].Vocabulary is null ? [0]
                : [-1, .. Enumerable.Range(0, axis.Levels).Where(level => level != 1).Select(level => (double)level), double.NaN];
            foreach (double value in values)
            {
                if (double.IsFinite(value) || axis.IsNumeric || axis.HasMissing)
                {
                    double[] row = [.. plain];
                    row[f] = value;
                    yield return row;
                }
            }
        }
    }

    private static ParityCase Case(AdditiveModel model, double[][] rows)
    {
        (double[]? Contributions, double[]? Scores)[] explained = [.. rows.Select(row => Explain(model, row))];
        return new ParityCase
        {
            Model = model,
            Table = new TestTable(model.Schema.Name,
                [.. model.Schema.Features.Select(feature => new TestColumn(feature.Name, SqlType.Number))],
                [.. rows.Select(row => row.Cast<object?>().ToArray())]),
            Features = rows,
            Texts = [.. rows.Select(row => row.Select((value, f) => s_axes[f].Vocabulary is not { } levels || double.IsNaN(value) ? null
                : value < 0 ? "none of them" : levels[(int)value]).ToArray())],
            Contributions = [.. explained.Select(row => row.Contributions)],
            Scores = [.. explained.Select(row => row.Scores)],
        };
    }

    private static (double[]? Contributions, double[]? Scores) Explain(AdditiveModel model, double[] features)
    {
        var contributions = new double[model.Terms.Length * model.Outputs];
        var scores = new double[model.Outputs];
        try
        {
            model.Explain(features, contributions, scores);
            return (contributions, scores);
        }
        catch (NbmDataException)
        {
            return (null, null);
        }
    }
}
