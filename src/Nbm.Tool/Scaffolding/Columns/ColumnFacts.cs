using System.Globalization;

namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>What a column of a CSV file holds.</summary>
internal sealed record ColumnFacts
{
    private const int LeastRowsToDiffer = 20;

    private IReadOnlyList<(double Value, int Count)>? _numbers;

    /// <summary>Its name in the header.</summary>
    public required string Name { get; init; }

    /// <summary>What all its values are.</summary>
    public required ColumnKind Kind { get; init; }

    /// <summary>How many rows.</summary>
    public required int Rows { get; init; }

    /// <summary>How many of them have no value.</summary>
    public required int Missing { get; init; }

    /// <summary>Of a text: how often words stand that elsewhere say that a value is missing, such as <c>none</c>.</summary>
    public required Dictionary<string, int> Words { get; init; }

    /// <summary>Those of <see cref="Words"/> that are levels of an enum: <c>none</c>,
    /// as of a garage. The others say that a value is missing.</summary>
    public IEnumerable<string> WordsForLevels =>
        Words.Keys.Where(word => string.Equals(word.Trim(), "none", StringComparison.OrdinalIgnoreCase));

    /// <summary>How often each value stands, as text.</summary>
    public required Dictionary<string, int> Counts { get; init; }

    /// <summary>Whether <see cref="Counts"/> has all values.</summary>
    public required bool HasAllCounts { get; init; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Kind is ColumnKind.Int or ColumnKind.Long or ColumnKind.Double;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => Kind is ColumnKind.Int or ColumnKind.Long;

    /// <summary>Whether there is one value, or none: nothing to learn from.</summary>
    // 1 and 1.0
    public bool IsConstant =>
        Kind == ColumnKind.Empty || (Missing == 0 && (Counts.Count + Words.Count == 1 || (IsNumber && HasAllCounts && Numbers.Count == 1)));

    /// <summary>The values, increasing, with how often each stands. Of numbers only.</summary>
    public IReadOnlyList<(double Value, int Count)> Numbers => _numbers ??=
        [.. Counts.GroupBy(pair => Parse(pair.Key), pair => pair.Value).Select(group => (group.Key, group.Sum()))
            .OrderBy(pair => pair.Key)];

    /// <summary>How many rows have a value.</summary>
    public int Present => Rows - Missing;

    /// <summary>Whether no value stands twice, as far as they were counted, in rows enough to tell.</summary>
    public bool AllDiffer => Present >= LeastRowsToDiffer && Words.Count == 0 && Counts.Count == Math.Min(Present, ColumnScan.MostDistinct)
        && Counts.Values.All(count => count == 1);

    /// <summary>How many rows have each value on average; 0 if there is none.</summary>
    public double RowsEach => Counts.Count == 0 ? 0 : (double)Present / Counts.Count;

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
