using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>What a row has of a vector, as it stands in the record: names and their numbers, or the numbers of a dense one. Filled by
/// generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VectorEntries
{
    private readonly List<KeyValuePair<string, double>> _entries = [];
    private double[] _places = [];
    private int _length;
    private string? _wrong;

    /// <summary>The entries, in the record's order.</summary>
    internal List<KeyValuePair<string, double>> Entries => _entries;

    /// <summary>The numbers of a dense vector, by place.</summary>
    internal ReadOnlySpan<double> Places => _places.AsSpan(0, _length);

    /// <summary>What can't be learned from nor scored, in words; null if all can.</summary>
    internal string? Fault(VectorSchema vector) => _wrong ?? (!vector.IsDense || _length == vector.Length
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"it has {_length} numbers; expected: {vector.Length}"));

    /// <summary>Takes numbers by name.</summary>
    public void Read(IEnumerable<KeyValuePair<string, double>>? values)
    {
        Begin(values);
        foreach (var (name, value) in values ?? [])
        {
            Add(name, value);
        }
    }

    /// <summary>Takes numbers by name.</summary>
    public void Read(IEnumerable<KeyValuePair<string, float>>? values)
    {
        Begin(values);
        foreach (var (name, value) in values ?? [])
        {
            Add(name, value);
        }
    }

    /// <summary>Takes counts by name.</summary>
    public void Read(IEnumerable<KeyValuePair<string, int>>? values)
    {
        Begin(values);
        foreach (var (name, value) in values ?? [])
        {
            Add(name, value);
        }
    }

    /// <summary>Takes names that are present: each is 1, however often it occurs.</summary>
    public void Read(IEnumerable<string>? names)
    {
        Begin(names);
        foreach (string name in names ?? [])
        {
            Add(name, 1);
        }
    }

    /// <summary>Takes the numbers of a dense vector.</summary>
    public void Read(float[]? values)
    {
        Read(values.AsSpan());
        _wrong = values is null ? NoPlaces : _wrong;
    }

    /// <summary>Takes the numbers of a dense vector.</summary>
    public void Read(double[]? values)
    {
        Read(values.AsSpan());
        _wrong = values is null ? NoPlaces : _wrong;
    }

    /// <summary>Takes the numbers of a dense vector.</summary>
    public void Read(ReadOnlyMemory<float> values) => Read(values.Span);

    /// <summary>Takes the numbers of a dense vector.</summary>
    public void Read(ReadOnlyMemory<double> values) => Read(values.Span);

    private const string NoPlaces = "it is null; expected: a number for each of its places";

    private void Read<T>(ReadOnlySpan<T> values)
        where T : struct, INumberBase<T>
    {
        _entries.Clear();
        _wrong = null;
        _length = values.Length;
        if (_places.Length < values.Length)
        {
            _places = new double[values.Length];
        }

        for (int i = 0; i < values.Length; i++)
        {
            _places[i] = double.CreateTruncating(values[i]); // Of float and double: exact.
            if (!double.IsFinite(_places[i]))
            {
                _wrong ??= string.Create(CultureInfo.InvariantCulture,
                    $"its number at place {i} (from 0) is {_places[i]}; expected: a finite number");
            }
        }
    }

    private void Begin(object? values)
    {
        _entries.Clear();
        _length = 0;
        _wrong = values is null ? "it is null; expected: what the row has of it, which may be empty" : null;
    }

    private void Add(string? name, double value)
    {
        if (name is null)
        {
            _wrong ??= "one of its names is null; expected: a text";
        }
        else if (!double.IsFinite(value))
        {
            _wrong ??= string.Create(CultureInfo.InvariantCulture,
                $"the value of '{name}' is {value}; expected: a finite number, or no entry where there is none");
        }
        else
        {
            _entries.Add(new(name, value));
        }
    }
}
