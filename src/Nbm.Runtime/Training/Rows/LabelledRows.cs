using System.Globalization;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>The rows of a list that can be learned from: those with a target and a weight above zero.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
internal sealed class LabelledRows<TRecord>
{
    private const double MostWeight = 1e150; // Its square is a number.

    private LabelledRows(IReadOnlyList<TRecord> source, string name, int[] rows, double[] targets, string[] texts, double[] weights)
    {
        Source = source;
        Name = name;
        Rows = rows;
        Targets = targets;
        Texts = texts;
        Weights = weights;
    }

    public IReadOnlyList<TRecord> Source { get; }

    /// <summary>What the caller calls the list, for messages.</summary>
    public string Name { get; }

    /// <summary>Indices into the source, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>A target for each; zeros where targets are texts.</summary>
    public double[] Targets { get; }

    /// <summary>A target for each where targets are texts, else empty.</summary>
    public string[] Texts { get; }

    /// <summary>A weight for each, above zero. Where only ratios count their mean is 1.</summary>
    public double[] Weights { get; init; }

    /// <summary>What is added to the score of each; null if the record has no offset.</summary>
    public double[]? Offsets { get; private init; }

    /// <summary>Whether the duration of each ended in the event; null but for survival.</summary>
    public bool[]? Events { get; private init; }

    /// <summary>When each came under observation; null where all were from the beginning.</summary>
    public double[]? Entries { get; private init; }

    /// <summary>The stratum of each; null without strata.</summary>
    public string[]? Strata { get; private init; }

    /// <param name="encoder">The record's encoder.</param>
    /// <param name="source">The records.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <exception cref="NbmDataException">A target or a weight is no number that can be learned from, or no row is left.</exception>
    public static LabelledRows<TRecord> Read(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> source, string name)
    {
        // Arrays of all rows: most are kept, and lists would be copied.
        var rows = new int[source.Count];
        double[] targets = new double[source.Count], weights = new double[source.Count];
        var texts = new List<string>();
        double[]? offsets = encoder.Schema.HasOffset ? new double[source.Count] : null;
        bool[]? events = encoder.Schema.EventColumn is null ? null : new bool[source.Count];
        double[]? entries = encoder.Schema.EntryColumn is null ? null : new double[source.Count];
        string[]? strata = encoder.Schema.StratumColumn is null ? null : new string[source.Count];
        int count = 0;
        for (int i = 0; i < source.Count; i++)
        {
            TRecord record = source[i] ?? throw RowError.At(name, i, "it is null.");
            double weight = Weight(encoder, record, name, i);
            string? text = encoder.Schema.Target.HasOpenClasses ? encoder.GetTargetText(record) : null;
            double target = encoder.Schema.Target.HasOpenClasses ? (text is null ? double.NaN : 0) : encoder.GetTarget(record);
            TargetRules.Check(encoder.Schema.Target, target, name, i);
            if (double.IsNaN(target) || weight == 0)
            {
                continue;
            }

            (rows[count], targets[count], weights[count]) = (i, target, weight);
            if (offsets is not null)
            {
                offsets[count] = Offset(encoder, record, name, i);
            }

            if (events is not null)
            {
                events[count] = encoder.GetEvent(record);
            }

            if (entries is not null)
            {
                entries[count] = Entry(encoder, record, target, name, i);
            }

            if (strata is not null)
            {
                strata[count] = encoder.GetStratum(record) ?? throw RowError.At(name, i, DurationRules.NoStratum);
            }

            if (text is not null)
            {
                texts.Add(text);
            }

            count++;
        }

        if (count == 0)
        {
            throw new NbmDataException(
                source.Count == 0
                    ? $"There are no rows in {name}; {encoder.Schema.Name} needs some to learn from."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"None of the {source.Count} rows of {name} has a target {encoder.Schema.Target.Name} and a weight above zero."));
        }

        weights = First(weights, count)!;
        CheckSum(encoder, weights.Sum(), name);
        if (encoder.WeightKind == WeightKind.Precision)
        {
            double mean = weights.Average();
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] /= mean;
            }
        }

        return new LabelledRows<TRecord>(source, name, First(rows, count)!, First(targets, count)!, [.. texts], weights)
        {
            Offsets = First(offsets, count),
            Events = First(events, count),
            Entries = First(entries, count),
            Strata = First(strata, count),
        };
    }

    private static T[]? First<T>(T[]? values, int count) => values is null || values.Length == count ? values : values[..count];

    /// <summary>The same rows with class indices for their texts.</summary>
    /// <exception cref="NbmDataException">A text is none of the classes.</exception>
    public LabelledRows<TRecord> WithClasses(IReadOnlyList<string> classes)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int c = 0; c < classes.Count; c++)
        {
            indices.Add(classes[c], c);
        }

        var targets = new double[Rows.Length];
        for (int i = 0; i < Rows.Length; i++)
        {
            targets[i] = indices.TryGetValue(Texts[i], out int index)
                ? index
                : throw RowError.At(Name, Rows[i],
                    $"no training row has its class '{Texts[i]}'. The classes found: {string.Join(", ", classes)}.");
        }

        // Classes have neither events nor entries nor strata.
        return new LabelledRows<TRecord>(Source, Name, Rows, targets, Texts, Weights) { Offsets = Offsets };
    }

    /// <summary>The same rows, counting beside one another as factors of their classes say besides, together as much as before: to weigh a
    /// class is to know no more.</summary>
    public LabelledRows<TRecord> Weighing(double[] classFactors)
    {
        double[] weights = [.. Weights.Select((weight, i) => weight * classFactors[(int)Targets[i]])];
        double ratio = Weights.Sum() / weights.Sum();
        return new(Source, Name, Rows, Targets, Texts, [.. weights.Select(weight => weight * ratio)]) { Offsets = Offsets, Events = Events,
            Entries = Entries, Strata = Strata };
    }

    private static void CheckSum(RecordEncoder<TRecord> encoder, double sum, string name)
    {
        if (!(sum <= MostWeight))
        {
            string found = string.Create(CultureInfo.InvariantCulture,
                $"The weights of {name} sum to {sum:G3}; expected: {MostWeight:0E+0} at most. ");
            throw new NbmDataException(found + (encoder.WeightKind == WeightKind.Precision
                ? "Divide all of them by a constant, which changes nothing else."
                : "A row counts as often as its weight says; if only ratios are meant, say [Weight(Kind = "
                    + $"WeightKind.{nameof(WeightKind.Precision)})] and divide all of them by a constant."));
        }
    }

    private static double Offset(RecordEncoder<TRecord> encoder, TRecord record, string name, int index)
    {
        double offset = encoder.GetOffset(record);
        return double.IsFinite(offset) ? offset : throw RowError.At(name, index, OffsetRules.Wrong(encoder.Schema, offset));
    }

    private static double Entry(RecordEncoder<TRecord> encoder, TRecord record, double target, string name, int index)
    {
        double entry = encoder.GetEntry(record);
        return DurationRules.WrongEntry(encoder.Schema, entry, target) is { } wrong ? throw RowError.At(name, index, wrong) : entry;
    }

    private static double Weight(RecordEncoder<TRecord> encoder, TRecord record, string name, int index)
    {
        double weight = encoder.GetWeight(record);
        return weight >= 0 && double.IsFinite(weight)
            ? weight
            : throw RowError.At(name, index,
                string.Create(CultureInfo.InvariantCulture, $"its weight is {weight}; expected: zero or more, and finite."));
    }
}
