using Nbm.Generated;

namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>Collects facts of a column, cell by cell, in memory that doesn't grow with the file beyond what distinct values need.</summary>
internal sealed class ColumnScan(string file, string name, CsvDialect dialect)
{
    /// <summary>How many values are counted.</summary>
    public const int MostDistinct = 100_000;

    private static readonly (ColumnKind Kind, Func<CsvCell, bool> Fits)[] s_kinds =
    [
        (ColumnKind.Bool, cell => cell.Boolean() || true),
        (ColumnKind.Int, cell => !HasLeadingZero(cell.Text) && cell.Number<int>() is var _),
        (ColumnKind.Long, cell => !HasLeadingZero(cell.Text) && cell.Number<long>() is var _),
        (ColumnKind.Double, cell => !HasLeadingZero(cell.Text) && cell.Number<double>() is var _),
        (ColumnKind.Date, cell => cell.Date() is var _),
        (ColumnKind.DateTime, cell => cell.DateTime() is var _),
        (ColumnKind.Time, cell => cell.TimeOnly() is var _),
    ];

    private readonly List<int> _open = [.. Enumerable.Range(0, s_kinds.Length)]; // Kinds that all values so far fit.
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    // Say "missing" where numbers are expected; as a text they may be a level.
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private int _rows;
    private int _missing;
    // Count as missing where numbers are expected; as a text they are levels.
    private readonly Dictionary<string, int> _infinite = new(StringComparer.Ordinal);

    /// <summary>The next cell.</summary>
    public void Add(string text, int line)
    {
        _rows++;
        var cell = new CsvCell(file, line, name, text, dialect);
        if (cell.IsMissing)
        {
            _missing++;
            if (!dialect.DeclaresMissing)
            {
                CountWord(text);
            }

            return;
        }

        if (cell.IsInfinite)
        {
            _infinite[text] = _infinite.GetValueOrDefault(text) + 1;
            return;
        }

        Count(text);
        _open.RemoveAll(kind => !Fits(s_kinds[kind].Fits, cell));
    }

    /// <summary>What came out.</summary>
    public ColumnFacts Facts()
    {
        ColumnKind kind = Kind();
        bool isText = kind == ColumnKind.Text;
        foreach ((string text, int count) in isText ? _infinite : [])
        {
            _counts[text] = count;
        }

        return new ColumnFacts
        {
            Name = name,
            Kind = kind,
            Rows = _rows,
            Missing = isText ? _missing - _words.Values.Sum() : _missing + _infinite.Values.Sum(),
            Words = isText ? _words : [],
            Counts = kind is ColumnKind.Int or ColumnKind.Long or ColumnKind.Double ? Numbers() : _counts,
            HasAllCounts = _counts.Count < MostDistinct,
        };
    }

    // The narrowest that all values fit. The reader takes infinity for a missing number, and for nothing else.
    private ColumnKind Kind() => _counts.Count == 0
        ? ColumnKind.Empty
        : _open.Select(kind => s_kinds[kind].Kind)
            .Where(kind => kind != ColumnKind.Bool
                || BoolTexts.Are(_counts.Keys,
                    isNoneMeant: _words.Keys.Any(word => string.Equals(word.Trim(), "none", StringComparison.OrdinalIgnoreCase))))
            .Where(kind => _infinite.Count == 0 || kind is ColumnKind.Int or ColumnKind.Long or ColumnKind.Double)
            .FirstOrDefault(ColumnKind.Text);

    // Whatever the file's separators, numbers are counted as C# writes them.
    private Dictionary<string, int> Numbers() => dialect.IsPlain
        ? _counts
        : _counts.GroupBy(pair => dialect.ToInvariant(pair.Key), pair => pair.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum());

    private void CountWord(string text)
    {
        if (text is not ("" or "NA"))
        {
            _words[text] = _words.GetValueOrDefault(text) + 1;
        }
    }

    private void Count(string text)
    {
        if (_counts.Count < MostDistinct || _counts.ContainsKey(text))
        {
            _counts[text] = _counts.GetValueOrDefault(text) + 1;
        }
    }

    // Throws at most once for each kind, since a kind that doesn't fit isn't asked again.
    private static bool Fits(Func<CsvCell, bool> fits, CsvCell cell)
    {
        try
        {
            return fits(cell);
        }
        catch (NbmCsvException)
        {
            return false;
        }
    }

    // A code such as 007: a number would lose its zeros.
    private static bool HasLeadingZero(string text) => text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);
}
