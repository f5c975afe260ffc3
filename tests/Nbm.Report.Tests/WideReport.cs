using System.Collections.Immutable;
using System.Globalization;
using Nbm.Generated;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>The report of a model of many features and pairs, put together by hand.</summary>
internal static class WideReport
{
    private const int Knots = 200;
    private const int PairKnots = 32;
    private const int RowCount = 1000;

    public static string Write(int features, int pairs, double intercept = 0)
    {
        var random = new Random(1);
        ImmutableArray<Axis> axes =
        [
            .. Enumerable.Range(0, features).Select(f => Even(f, Knots)),
            .. Enumerable.Range(0, pairs + 1).Select(f => Even(f, PairKnots)),
        ];
        var schema = new ModelSchema
        {
            Name = "Wide",
            Features = [.. Enumerable.Range(0, features)
                .Select(f => new FeatureSchema { Name = Name(f), Column = Name(f), Kind = FeatureKind.Numeric, ClrType = "double" })],
            Interactions = [.. Enumerable.Range(0, pairs)
                .Select(p => new InteractionSchema { Name = $"{Name(p)}X{Name(p + 1)}", Features = [p, p + 1] })],
            Target = new TargetSchema { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double" },
        };
        ImmutableArray<Term> terms =
        [
            .. Enumerable.Range(0, features)
                .Select(f => new Term(Name(f), axes, [f], [Walk(Knots, random)], [1], [Walk(Knots, random, 0.1f)], 5)),
            .. Enumerable.Range(0, pairs).Select(p => new Term(
                schema.Interactions[p].Name, axes, [features + p, features + p + 1], [Walk(PairKnots * PairKnots, random)], [0.5],
                [Walk(PairKnots * PairKnots, random, 0.1f)], 50)),
        ];
        var model = new AdditiveModel(schema, [], [intercept], axes, terms, Vocabularies.None(features), TrainingHistory.Empty);
        var rows = new ReportRows
        {
            Count = RowCount,
            Columns = [.. Enumerable.Range(0, features * RowCount).Select(_ => random.NextDouble())],
            Offsets = new double[RowCount],
            Targets = [.. Enumerable.Range(0, RowCount).Select(_ => "1")],
            Metrics = new RegressionMetrics(1, 1, 0.5),
            Points = [.. Enumerable.Range(0, RowCount).Select(_ => (random.NextDouble(), random.NextDouble()))],
        };
        return ReportPage.Write(model, rows, new ReportOptions());
    }

    private static string Name(int feature) => "Feature" + feature.ToString(CultureInfo.InvariantCulture);

    private static Axis Even(int feature, int knots) =>
        new(feature, [.. Enumerable.Range(0, knots).Select(k => k / (knots - 1.0))], 0, false, false);

    private static ImmutableArray<float> Walk(int length, Random random, float? size = null)
    {
        float at = 0;
        return [.. Enumerable.Range(0, length).Select(_ => size is float s ? s : at += (float)(random.NextDouble() - 0.5))];
    }
}
