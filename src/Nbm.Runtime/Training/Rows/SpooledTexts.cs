namespace Nbm.Training;

/// <summary>The texts of an open category, row by row, each text once.</summary>
/// <param name="feature">The feature's index.</param>
internal sealed class SpooledTexts(int feature)
{
    private const int Missing = -1;

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private readonly List<int> _counts = [];
    private List<int>? _rows = [];

    /// <summary>The feature's index.</summary>
    public int Feature { get; } = feature;

    /// <summary>Takes the next row's text.</summary>
    public void Add(string? text)
    {
        if (text is null)
        {
            _rows!.Add(Missing);
            return;
        }

        if (!_codes.TryGetValue(text, out int code))
        {
            code = _texts.Count;
            _codes.Add(text, code);
            _texts.Add(text);
            _counts.Add(0);
        }

        _counts[code]++;
        _rows!.Add(code);
    }

    /// <summary>How many rows have each text.</summary>
    public Dictionary<string, int> Counts() =>
        _texts.Zip(_counts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    /// <summary>Writes what each row's text is called, leaving those that are missing as they are, and lets go of the rows.</summary>
    /// <param name="find">The index of a text among the levels, or −1.</param>
    /// <param name="column">n values, out.</param>
    public void Encode(Func<string, double> find, Span<double> column)
    {
        double[] levels = [.. _texts.Select(find)];
        List<int> rows = _rows ?? throw new InvalidOperationException("These rows were encoded before, and let go of.");
        for (int row = 0; row < rows.Count; row++)
        {
            if (rows[row] != Missing)
            {
                column[row] = levels[rows[row]];
            }
        }

        _rows = null;
    }
}
