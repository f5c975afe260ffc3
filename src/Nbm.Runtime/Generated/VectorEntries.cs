using System.ComponentModel;
using System.Globalization;

namespace Nbm.Generated;

/// <summary>What a row has of a vector: names and their numbers, as they stand in the record. Filled by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VectorEntries
{
    private readonly List<KeyValuePair<string, double>> _entries = [];

    /// <summary>The entries, in the record's order.</summary>
    internal List<KeyValuePair<string, double>> Entries => _entries;

    /// <summary>What can't be learned from nor scored, in words; null if all can.</summary>
    internal string? Wrong { get; private set; }

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

    private void Begin(object? values)
    {
        _entries.Clear();
        Wrong = values is null ? "it is null; expected: what the row has of it, which may be empty" : null;
    }

    private void Add(string? name, double value)
    {
        if (name is null)
        {
            Wrong ??= "one of its names is null; expected: a text";
        }
        else if (!double.IsFinite(value))
        {
            Wrong ??= string.Create(CultureInfo.InvariantCulture, $"the value of '{name}' is {value}; expected: a finite number, or no entry where there is none");
        }
        else
        {
            _entries.Add(new(name, value));
        }
    }
}
