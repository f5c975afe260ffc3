using System.Globalization;

namespace Nbm.Export.Sql;

/// <summary>Numbers in SQL. With an exponent they are double precision nearly everywhere, and never whole: 1e0 / 2e0 is a half.</summary>
internal static class SqlNumber
{
    /// <summary>A number that reads back as the same bits.</summary>
    public static string Of(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E') ? text : text + "e0";
    }

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is left of an expression without a number.</summary>
    public static string Less(string expression, double value) =>
        value < 0 ? $"{expression} + {Of(-value)}" : $"{expression} - {Of(value)}";

    /// <summary>The sum of expressions, in brackets where it is so long that an engine might find it nested too deeply.</summary>
    public static string Sum(IReadOnlyList<string> terms)
    {
        const int AtOnce = 50;
        if (terms.Count <= AtOnce)
        {
            return string.Join(" + ", terms);
        }

        return Sum([.. terms.Chunk(AtOnce).Select(chunk => $"({Sum(chunk)})")]);
    }
}
