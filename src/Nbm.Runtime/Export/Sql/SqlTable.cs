using System.Globalization;
using System.Text;

namespace Nbm.Export.Sql;

/// <summary>A table of numbers in a statement, of which a row reads a window.</summary>
internal abstract class SqlTable
{
    /// <summary>The part of the table that begins at an index, which is 1 for the first value.</summary>
    public abstract string Window(string index, int length);

    /// <summary>A value of a window, the first being 0, as a number that is to be multiplied by <see cref="Scale"/>.</summary>
    public abstract string Value(string window, int offset);

    /// <summary>What values are multiples of; null for 1.</summary>
    public virtual string? Scale => null;
}

/// <summary>
/// A table as one text of numbers of equal width: a sign and nine digits, in units that leave an error of at most 5e-9 of the table's
/// largest value. For
/// databases without arrays.
/// </summary>
internal sealed class FixedPointTable : SqlTable
{
    private const int Width = 10;
    private const double MostDigits = 999_999_999;
    private readonly SqlSyntax _syntax;
    private readonly string _digits;

    public FixedPointTable(SqlSyntax syntax, ReadOnlySpan<float> values)
    {
        _syntax = syntax;
        double largest = 0;
        foreach (float value in values)
        {
            largest = Math.Max(largest, Math.Abs((double)value));
        }

        int places = largest > 0 ? (int)Math.Floor(Math.Log10(MostDigits / largest)) : 0;
        var text = new StringBuilder(values.Length * Width);
        foreach (float value in values)
        {
            double scaled = places >= 0 ? value * Math.Pow(10, places) : value / Math.Pow(10, -places);
            text.Append(Math.Clamp(Math.Round(scaled), -MostDigits, MostDigits)
                .ToString("+000000000;-000000000;+000000000", CultureInfo.InvariantCulture));
        }

        _digits = text.ToString();
        Scale = $"1e{SqlNumber.Of(-places)}";
    }

    public override string Scale { get; }

    public override string Window(string index, int length) =>
        _syntax.Substring(_syntax.Digits(_digits), $"{SqlNumber.Of(Width)} * ({index}) - {SqlNumber.Of(Width - 1)}",
            SqlNumber.Of(Width * length));

    public override string Value(string window, int offset) =>
        _syntax.Double(_syntax.Substring(window, SqlNumber.Of((Width * offset) + 1), SqlNumber.Of(Width)));
}

/// <summary>A table as an array of single-precision numbers, which are exact.</summary>
internal sealed class ArrayTable : SqlTable
{
    private readonly string _array;

    public ArrayTable(ReadOnlySpan<float> values, string open, string close)
    {
        var text = new StringBuilder(open, (values.Length * 12) + 20);
        for (int i = 0; i < values.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ",").Append(values[i].ToString("R", CultureInfo.InvariantCulture));
        }

        _array = text.Append(close).ToString();
    }

    public override string Window(string index, int length) => $"{_array}[{index}:{index} + {SqlNumber.Of(length - 1)}]";

    public override string Value(string window, int offset) => $"({window})[{SqlNumber.Of(offset + 1)}]";
}
