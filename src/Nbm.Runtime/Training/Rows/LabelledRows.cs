using System.Globalization;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>The rows of a list that can be learned from: those with a target and a weight above zero.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
internal sealed class LabelledRows<TRecord>
{
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

    /// <summary>The rows that a builder took.</summary>
    /// <param name="source">The records; none where they weren't kept.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <param name="labels">Their labels.</param>
    public LabelledRows(IReadOnlyList<TRecord> source, string name, RowLabels labels)
        : this(source, name, labels.Rows, labels.Targets, labels.Texts, labels.Weights) =>
        (Offsets, Events, Entries, Strata) = (labels.Offsets, labels.Events, labels.Entries, labels.Strata);

    /// <param name="encoder">The record's encoder.</param>
    /// <param name="source">The records.</param>
    /// <param name="name">What the caller calls them.</param>
    /// <exception cref="NbmDataException">A target or a weight is no number that can be learned from, or no row is left.</exception>
    public static LabelledRows<TRecord> Read(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> source, string name)
    {
        var labels = new LabelReader<TRecord>(encoder, name, source.Count);
        for (int i = 0; i < source.Count; i++)
        {
            labels.TryAdd(source[i]);
        }

        return new LabelledRows<TRecord>(source, name, labels.Finish());
    }

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
}
