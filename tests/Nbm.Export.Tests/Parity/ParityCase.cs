using System.Reflection;
using Nbm.Export.Tests.Databases;
using Nbm.Generated;

namespace Nbm.Export.Tests.Parity;

/// <summary>A model, rows as a database holds them, and what the runtime says of each row.</summary>
internal sealed class ParityCase
{
    public required AdditiveModel Model { get; init; }

    public required TestTable Table { get; init; }

    /// <summary>Of each row its features as the runtime encodes them.</summary>
    public required double[][] Features { get; init; }

    /// <summary>Of each row the texts of open categories; null where one is missing, and for the other features.</summary>
    public required string?[][] Texts { get; init; }

    /// <summary>Of each row its scores, offsets included; null where the runtime refuses it.</summary>
    public required double[]?[] Scores { get; init; }

    /// <summary>Of each row its contributions, terms × outputs; null where the runtime refuses it for its features.</summary>
    public required double[]?[] Contributions { get; init; }

    /// <summary>How far scores go from the intercept: what differences are measured against.</summary>
    public double Scale => field > 0 ? field
        : field = Scores.OfType<double[]>().SelectMany(row => row.Select((score, c) => Math.Abs(score - Model.Intercepts[c]))).Max();

    /// <summary>A row in words.</summary>
    public string Describe(int row) =>
        string.Join(", ",
            Table.Rows[row].Select((value, c) => $"{Table.Columns[c].Name} = {(value is null ? "NULL" : Literals.Text(value))}"));

    /// <summary>A case.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Real rows.</param>
    /// <param name="columns">The columns of the table, by name and how a row has them.</param>
    /// <param name="numbers">The features that are tried at and beside each knot, and at what is extreme.</param>
    public static ParityCase Of<T>(
        Model<T> model, T[] rows, (string Name, SqlType Type, Func<T, object?> Get)[] columns,
        params (string Feature, Func<T, double, T> With)[] numbers)
    {
        T[] all = [.. rows,
            .. numbers.SelectMany((number, n) =>
                Tried(model.Additive, number.Feature).Select((value, i) => number.With(rows[(i + n) % rows.Length], value)))];
        var encoder = (RecordEncoder<T>)typeof(Model<T>).GetProperty("RowEncoder", BindingFlags.NonPublic | BindingFlags.Instance)!
            .GetValue(model)!;
        (double[]? Contributions, double[]? Scores)[] explained = [.. all.Select(row => Explain(model.Additive, encoder, row))];
        return new ParityCase
        {
            Model = model.Additive,
            Table = new TestTable(
                model.Schema.Name,
                [new TestColumn("row", SqlType.Whole), .. columns.Select(column => new TestColumn(column.Name, column.Type))],
                [.. all.Select((row, r) => new object?[] { (long)r }.Concat(columns.Select(column => column.Get(row))).ToArray())]),
            Features = [.. all.Select(row => Encode(model.Additive, encoder, row))],
            Texts = [.. all.Select(row => model.Schema.Features.Select(
                (feature, f) => feature.Kind == FeatureKind.OpenCategory ? encoder.GetText(in row, f) : null).ToArray())],
            Contributions = [.. explained.Select(row => row.Contributions)],
            Scores = [.. explained.Select(row => row.Scores)],
        };
    }

    private static IEnumerable<double> Tried(AdditiveModel model, string feature)
    {
        int index = model.Schema.Features.Select(f => f.Name).ToList().IndexOf(feature);
        double[] values =
        [
            .. model.Axes.Where(axis => axis.Feature == index).SelectMany(axis => axis.Knots), .. model.Schema.Features[index].Specials, 0,
        ];
        return
        [
            .. values.Distinct().SelectMany(value => new[] { value, Math.BitIncrement(value), Math.BitDecrement(value) }).Distinct(),
            1e300, -1e300, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        ];
    }

    private static double[] Encode<T>(AdditiveModel model, RecordEncoder<T> encoder, T row)
    {
        var features = new double[model.Schema.Features.Length];
        encoder.Encode([row], model.Vocabularies, features, 1);
        return features;
    }

    private static (double[]? Contributions, double[]? Scores) Explain<T>(AdditiveModel model, RecordEncoder<T> encoder, T row)
    {
        double[] features = Encode(model, encoder, row);
        var contributions = new double[model.Terms.Length * model.Outputs];
        var scores = new double[model.Outputs];
        try
        {
            model.Explain(features, contributions, scores);
        }
        catch (NbmDataException)
        {
            return (null, null);
        }

        double offset = encoder.GetOffset(in row);
        return (contributions, double.IsFinite(offset) ? [.. scores.Select(score => score + offset)] : null);
    }
}
