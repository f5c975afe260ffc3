using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Looks at rows before anything is learned of them.</summary>
internal static class RowsCheck
{
    // Levels of fewer rows are rare.
    private const int FewRows = 10;

    // Training looks at so many rows at most: what is worth a notice shows in them.
    private const int MostOfTraining = 1 << 15;

    /// <summary>What training notes of its rows; a part of them, where they are very many, and then no repeated rows.</summary>
    /// <param name="schema">What the record declares.</param>
    /// <param name="classes">The classes; empty for numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    public static ImmutableArray<TrainingNotice> Notices(ModelSchema schema, ImmutableArray<string> classes, EncodedRows rows) =>
        Of(schema, classes, rows.Count <= MostOfTraining ? rows : rows.Take(Drawn(rows.Count)), 0, rows.Count > MostOfTraining).Notices;

    /// <param name="schema">What the record declares.</param>
    /// <param name="classes">The classes; empty for numbers.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="left">How many rows have no target or weigh nothing.</param>
    /// <param name="arePart">Whether the rows are drawn from more.</param>
    public static RowsReport Of(ModelSchema schema, ImmutableArray<string> classes, EncodedRows rows, int left, bool arePart = false)
    {
        CheckTarget target = CheckTarget.Of(schema, classes, rows);
        FeatureCells[] cells = [.. schema.Features.Select((feature, f) => FeatureCells.Read(rows.Columns[f], feature))];
        Dictionary<double, int>[] counts = [.. rows.Columns.Select(Counts)];
        ImmutableArray<FeatureCheck> features = [.. schema.Features.Select((feature, f) => Of(feature, counts[f]) with
        {
            Alone = Alone(feature, rows.Columns[f], cells[f], target, rows.Weights),
            MissingAlone = cells[f].SomeAreMissing ? CellPrediction.Measure(cells[f].Presence(), target, rows.Weights) : double.NaN,
        })];
        RepeatedRows repeated = arePart ? default : RepeatedRows.Count(rows, counts);
        TargetCheck own = Of(schema, classes, rows);
        return new RowsReport
        {
            Rows = rows.Count,
            Left = left,
            Target = own,
            Features = features,
            Repeated = repeated.Repeated,
            Contradicting = repeated.Contradicting,
            Notices =
            [
                .. Leakage.Find(schema, rows, classes, target, features),
                .. CopyNotices.Find(schema, rows),
                .. UselessFeatures.Find(schema, rows, features),
                .. RowNotices.Find(schema, rows, features, own, repeated, arePart),
            ],
        };
    }

    private static double Alone(FeatureSchema feature, double[] values, FeatureCells cells, CheckTarget target, double[] weights)
    {
        double ofCells = CellPrediction.Measure(cells, target, weights);
        return feature.Kind == FeatureKind.Numeric ? Math.Max(ofCells, OrderPrediction.Measure(values, target)) : ofCells;
    }

    // NaN is a value like any other here: all that are missing.
    private static Dictionary<double, int> Counts(double[] values)
    {
        Dictionary<double, int> counts = [];
        foreach (double value in values)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
        }

        return counts;
    }

    private static FeatureCheck Of(FeatureSchema feature, Dictionary<double, int> counts)
    {
        int missing = counts.GetValueOrDefault(double.NaN);
        int[] rare = feature.Kind == FeatureKind.Numeric ? []
            : [.. counts.Where(own => own.Value < FewRows && !double.IsNaN(own.Key)).Select(own => own.Value)];
        return new FeatureCheck(feature.Name, missing, counts.Count - (missing > 0 ? 1 : 0), counts.Values.Max(), rare.Length, rare.Sum())
        {
            Alone = double.NaN,
            MissingAlone = double.NaN,
        };
    }

    private static TargetCheck Of(ModelSchema schema, ImmutableArray<string> classes, EncodedRows rows)
    {
        if (!classes.IsEmpty)
        {
            var counts = new int[classes.Length];
            foreach (double target in rows.Targets)
            {
                counts[(int)target]++;
            }

            return new TargetCheck(schema.Target.Name, [.. classes.Select((name, c) => new ClassCount(name, counts[c]))],
                double.NaN, double.NaN, double.NaN);
        }

        double[] sorted = [.. rows.Targets.Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        int happened = rows.Events?.Count(own => own) ?? 0;
        ImmutableArray<ClassCount> events = rows.Events is null ? []
            : [new ClassCount("ended in the event", happened), new ClassCount("censored", rows.Count - happened)];
        return new TargetCheck(schema.Target.Name, events, sorted[0], median, sorted[^1]);
    }

    private static int[] Drawn(int count)
    {
        ulong key = CounterRandom.Key(0, 3), most = (ulong)((double)MostOfTraining / count * ulong.MaxValue);
        return [.. Enumerable.Range(0, count).Where(row => CounterRandom.Bits(0, key, (ulong)row) < most)];
    }
}
