using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace Nbm.Generated;

/// <summary>
/// Collects what is wrong with a CSV file, so that one exception says it all: the first of each kind of fault, and how many there are of
/// it. Keeps ten kinds, however
/// many faults there are. Called by generated code.
/// </summary>
/// <param name="file">The file's name, for errors.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvFaults(string file)
{
    private const int MostKinds = 10;
    private const int MostTexts = 4;

    private readonly Dictionary<(string? Column, string What), Kind> _kinds = [];
    private readonly List<Kind> _order = [];
    private int _badLine;

    /// <summary>The file's name.</summary>
    internal string File { get; } = file;

    /// <summary>How many faults there are.</summary>
    internal long Count { get; private set; }

    /// <summary>Takes a cell whose quotes don't match.</summary>
    /// <param name="line">The line where the row ends, from 1.</param>
    /// <param name="text">The cell as it stands in the file.</param>
    public void BadCell(int line, string text)
    {
        if (_badLine != line) // A row counts once.
        {
            _badLine = line;
            Add(null, "quotes", text, () => CsvColumns.BadCellFault(File, line, text));
        }
    }

    /// <summary>Ends the reading if anything was wrong.</summary>
    /// <exception cref="NbmCsvException">Something was.</exception>
    public void ThrowIfAny()
    {
        if (Exception is { } exception)
        {
            throw exception;
        }
    }

    /// <summary>What was wrong, as an exception; null if nothing was.</summary>
    internal NbmCsvException? Exception
    {
        get
        {
            CsvFault[] faults = [.. _order.Select(kind => kind.First with { Count = kind.Count })];
            return Count == 0 ? null : NbmCsvException.Of(File, faults, Count, Count == 1 ? faults[0].Message : Describe());
        }
    }

    /// <summary>Whether a row that ends at a line has a cell whose quotes don't match.</summary>
    internal bool HasBadCell(int line) => _badLine == line;

    /// <summary>Counts a fault, and keeps it if it is the first of its kind.</summary>
    /// <param name="column">The column that it is in; null if it is about a row.</param>
    /// <param name="what">What is wrong, as kinds are told apart.</param>
    /// <param name="text">The cell's text.</param>
    /// <param name="describe">Describes it in words, which is asked of the first alone.</param>
    internal void Add(string? column, string what, string text, Func<CsvFault> describe)
    {
        Count++;
        if (_kinds.TryGetValue((column, what), out Kind? known))
        {
            known.AddOne(text);
        }
        else if (_kinds.Count < MostKinds)
        {
            var kind = new Kind(describe(), text);
            _kinds.Add((column, what), kind);
            _order.Add(kind);
        }
    }

    private string Describe()
    {
        long kept = _order.Sum(kind => kind.Count);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_order[0].First.Message}{_order[0].Others}");
        foreach (Kind kind in _order.Skip(1))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{kind.First.Message}{kind.Others}");
        }

        return kept == Count ? text.ToString()
            : text.Append(CultureInfo.InvariantCulture, $"\n{File}: {Count - kept} faults of other kinds.").ToString();
    }

    private sealed class Kind(CsvFault first, string text)
    {
        private readonly List<string> _texts = [text];
        private bool _hasMore;

        public CsvFault First { get; } = first;

        public long Count { get; private set; } = 1;

        /// <summary>How many others there are, and what they say, as a sentence behind the first's.</summary>
        public string Others
        {
            get
            {
                string texts = _texts.Count < 2 ? string.Empty
                    : $" ({string.Join(", ", _texts.Skip(1).Select(text => $"'{Cited.Text(text)}'"))}{(_hasMore ? ", …" : string.Empty)})";
                return Count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" Likewise {Count - 1} more{texts}.");
            }
        }

        public void AddOne(string text)
        {
            Count++;
            if (!_hasMore && !_texts.Contains(text))
            {
                _hasMore = _texts.Count == MostTexts;
                if (!_hasMore)
                {
                    _texts.Add(text);
                }
            }
        }
    }
}
