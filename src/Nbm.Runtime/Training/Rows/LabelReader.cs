using System.Globalization;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>Reads what records say of themselves besides their features: targets, weights and what stands beside them.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <param name="encoder">The record's encoder.</param>
/// <param name="name">What the caller calls the rows.</param>
/// <param name="capacity">How many rows there will be, about: arrays of so many are kept, not copied.</param>
internal sealed class LabelReader<TRecord>(RecordEncoder<TRecord> encoder, string name, int capacity)
{
    private const double MostWeight = 1e150; // Its square is a number.

    // Records from a stream bring a text each; most are the same few.
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<string> _classes = [];
    private int[] _rows = new int[capacity];
    private double[] _targets = new double[capacity];
    private double[] _weights = new double[capacity];
    private double[]? _offsets = encoder.Schema.HasOffset ? new double[capacity] : null;
    private bool[]? _events = encoder.Schema.EventColumn is null ? null : new bool[capacity];
    private double[]? _entries = encoder.Schema.EntryColumn is null ? null : new double[capacity];
    private string[]? _strata = encoder.Schema.StratumColumn is null ? null : new string[capacity];
    private int _seen;
    private int _count;

    /// <summary>Rows read so far.</summary>
    public int Seen => _seen;

    /// <summary>Takes the next row, unless it has no target or counts nothing.</summary>
    /// <returns>Whether it was taken.</returns>
    /// <exception cref="NbmDataException">A target or a weight is no number that can be learned from.</exception>
    public bool TryAdd(TRecord? record)
    {
        int i = _seen++;
        if (record is null)
        {
            throw RowError.At(name, i, "it is null.");
        }

        double weight = Weight(record, i);
        string? text = encoder.Schema.Target.HasOpenClasses ? encoder.GetTargetText(record) : null;
        double target = encoder.Schema.Target.HasOpenClasses ? (text is null ? double.NaN : 0) : encoder.GetTarget(record);
        TargetRules.Check(encoder.Schema.Target, target, name, i);
        if (double.IsNaN(target) || weight == 0)
        {
            return false;
        }

        Reserve();
        (_rows[_count], _targets[_count], _weights[_count]) = (i, target, weight);
        if (_offsets is not null)
        {
            _offsets[_count] = Offset(record, i);
        }

        if (_events is not null)
        {
            _events[_count] = encoder.GetEvent(record);
        }

        if (_entries is not null)
        {
            _entries[_count] = Entry(record, target, i);
        }

        if (_strata is not null)
        {
            _strata[_count] = One(encoder.GetStratum(record) ?? throw RowError.At(name, i, DurationRules.NoStratum));
        }

        if (text is not null)
        {
            _classes.Add(One(text));
        }

        _count++;
        return true;
    }

    /// <summary>What was read.</summary>
    /// <exception cref="NbmDataException">No row is left, or weights sum to more than can be.</exception>
    public RowLabels Finish()
    {
        if (_count == 0)
        {
            throw new NbmDataException(
                _seen == 0
                    ? $"There are no rows in {name}; {encoder.Schema.Name} needs some to learn from."
                    : string.Create(CultureInfo.InvariantCulture,
                        $"None of the {_seen} rows of {name} has a target {encoder.Schema.Target.Name} and a weight above zero."));
        }

        Resize(_count);
        CheckSum(_weights.Sum());
        if (encoder.WeightKind == WeightKind.Precision)
        {
            double mean = _weights.Average();
            for (int i = 0; i < _weights.Length; i++)
            {
                _weights[i] /= mean;
            }
        }

        return new RowLabels(_rows, _targets, [.. _classes], _weights)
        {
            Offsets = _offsets, Events = _events, Entries = _entries, Strata = _strata,
        };
    }

    private void Reserve()
    {
        if (_count == _rows.Length)
        {
            Resize(Math.Max(1024, 2 * _count));
        }
    }

    private void Resize(int length)
    {
        Array.Resize(ref _rows, length);
        Array.Resize(ref _targets, length);
        Array.Resize(ref _weights, length);
        Resize(ref _offsets, length);
        Resize(ref _events, length);
        Resize(ref _entries, length);
        Resize(ref _strata, length);
    }

    private static void Resize<T>(ref T[]? values, int length)
    {
        if (values is not null)
        {
            Array.Resize(ref values, length);
        }
    }

    private string One(string text) => _texts.TryGetValue(text, out string? known) ? known : _texts[text] = text;

    private void CheckSum(double sum)
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

    private double Offset(TRecord record, int index)
    {
        double offset = encoder.GetOffset(record);
        return double.IsFinite(offset) ? offset : throw RowError.At(name, index, OffsetRules.Wrong(encoder.Schema, offset));
    }

    private double Entry(TRecord record, double target, int index)
    {
        double entry = encoder.GetEntry(record);
        return DurationRules.WrongEntry(encoder.Schema, entry, target) is { } wrong ? throw RowError.At(name, index, wrong) : entry;
    }

    private double Weight(TRecord record, int index)
    {
        double weight = encoder.GetWeight(record);
        return weight >= 0 && double.IsFinite(weight)
            ? weight
            : throw RowError.At(name, index,
                string.Create(CultureInfo.InvariantCulture, $"its weight is {weight}; expected: zero or more, and finite."));
    }
}

/// <summary>What rows that can be learned from say of themselves besides their features.</summary>
/// <param name="Rows">Indices among the caller's rows, ascending.</param>
/// <param name="Targets">A target for each; zeros where targets are texts.</param>
/// <param name="Texts">A target for each where targets are texts, else empty.</param>
/// <param name="Weights">A weight for each, above zero.</param>
internal sealed record RowLabels(int[] Rows, double[] Targets, string[] Texts, double[] Weights)
{
    /// <summary>What is added to each score; null if the record has none.</summary>
    public double[]? Offsets { get; init; }

    /// <summary>Whether the duration of each ended in the event; null but for survival.</summary>
    public bool[]? Events { get; init; }

    /// <summary>When each came under observation; null where all were from the beginning.</summary>
    public double[]? Entries { get; init; }

    /// <summary>The stratum of each; null without strata.</summary>
    public string[]? Strata { get; init; }
}
