using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>
/// The names under which an enum's members stand in a CSV file: as written, or else alike but for case and whatever is
/// no letter or digit ("Very Good" is VeryGood); or the member's number. Called by generated code.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvEnum<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _alike = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ambiguous = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <summary>The members of an enum under all their names.</summary>
    /// <param name="type">The name of the enum.</param>
    /// <param name="members">Names with members; a member may have several.</param>
    public CsvEnum(string type, params ReadOnlySpan<(string Name, T Value)> members)
    {
        ArgumentNullException.ThrowIfNull(type);
        Type = type;
        foreach ((string name, T value) in members)
        {
            _names.Add(name);
            _exact.TryAdd(name, value);
            Add(CsvNames.Key(name), value);
        }

        foreach ((_, T value) in members)
        {
            _exact.TryAdd(value.ToString("D"), value);
        }
    }

    /// <summary>The name of the enum.</summary>
    internal string Type { get; }

    /// <summary>What is expected, for errors.</summary>
    internal string Expected => $"one of {string.Join(", ", _names)}";

    /// <summary>The member of a name.</summary>
    internal bool TryFind(string text, out T value)
    {
        if (_exact.TryGetValue(text, out value))
        {
            return true;
        }

        string key = CsvNames.Key(text);
        return !_ambiguous.Contains(key) && key.Length > 0 && _alike.TryGetValue(key, out value);
    }

    private void Add(string key, T value)
    {
        if (!_alike.TryAdd(key, value) && !EqualityComparer<T>.Default.Equals(_alike[key], value))
        {
            _ambiguous.Add(key);
        }
    }
}
