using System.Globalization;

namespace Nbm.Serving;

/// <summary>What is wrong with the rows of a request, by the field that it is wrong with; the first ten.</summary>
internal sealed class RowFaults
{
    private const int Most = 10;

    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    public bool Any => _faults.Count > 0;

    public bool IsFull => _faults.Count >= Most;

    /// <summary>By field: <c>Income</c>, or <c>[3].Income</c> in a list of rows.</summary>
    public IDictionary<string, string[]> ByField => _faults;

    /// <param name="row">The index of the row; null of one that stands alone.</param>
    /// <param name="field">The name of the field; empty for the row as a whole.</param>
    /// <param name="what">What was found, and what was expected.</param>
    public void Add(int? row, string field, string what)
    {
        string where = row is int r ? string.Create(CultureInfo.InvariantCulture, $"[{r}]{(field.Length > 0 ? "." : "")}{field}") : field;
        if (!IsFull)
        {
            _faults[where] = _faults.TryGetValue(where, out string[]? others) ? [.. others, what] : [what];
        }
    }
}
