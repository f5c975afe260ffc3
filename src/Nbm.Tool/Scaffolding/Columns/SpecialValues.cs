namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>
/// Finds numbers that are probably codes: a few whole negative values that recur in a column that is otherwise
/// zero or more, and a largest value of nines, such as 999, that recurs and lies far above all others.
/// </summary>
internal static class SpecialValues
{
    private const int MostNegative = 5;
    private const int LeastRows = 3;
    private const double LeastShare = 0.001;
    private const double Gap = 3; // How many times the next largest value the nines are.

    public static double[] Of(ColumnFacts column)
    {
        if (!column.IsNumber || !column.HasAllCounts)
        {
            return [];
        }

        IReadOnlyList<(double Value, int Count)> numbers = column.Numbers;
        (double Value, int Count)[] negative = [.. numbers.Where(number => number.Value < 0)];
        bool areCodes = negative.Length is > 0 and <= MostNegative && numbers.Count - negative.Length > MostNegative
            && negative.All(
                number => number.Value == Math.Floor(number.Value) && IsFrequent(number.Count, column) && IsCode(-number.Value));
        (double Value, int Count) last = numbers[^1];
        double next = numbers.Count > 1 ? numbers[^2].Value : 0;
        bool isNines = numbers.Count > MostNegative && last.Value is 99 or 999 or 9999 or 99999 or 999999
            && last.Value >= Gap * Math.Abs(next) && IsFrequent(last.Count, column);
        return [.. areCodes ? negative.Select(number => number.Value) : [], .. isNines ? new[] { last.Value } : []];
    }

    // One digit, or nines.
    private static bool IsCode(double value) => value is < 10 or 99 or 999 or 9999 or 99999;

    private static bool IsFrequent(int count, ColumnFacts column) => count >= Math.Max(LeastRows, LeastShare * column.Rows);
}
