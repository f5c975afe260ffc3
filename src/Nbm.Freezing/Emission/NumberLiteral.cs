using System.Globalization;
using System.Text;

namespace Nbm.Freezing;

/// <summary>Numbers as C# writes them: in any culture, as short as tells them from all others.</summary>
internal static class NumberLiteral
{
    private const int PerLine = 12;

    /// <summary>A finite double: <c>0.1d</c>.</summary>
    public static string Double(double value)
    {
        // "R" on .NET Framework, where an IDE may run, doesn't always read back.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read.Equals(value)
            ? text
            : value.ToString("G17", CultureInfo.InvariantCulture)) + "d";
    }

    /// <summary>A finite float: <c>0.1f</c>.</summary>
    public static string Single(float value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float read) && read.Equals(value)
            ? text
            : value.ToString("G9", CultureInfo.InvariantCulture)) + "f";
    }

    /// <summary>A whole number.</summary>
    public static string Int32(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A long, with its suffix.</summary>
    public static string Int64(long value) => value == long.MinValue ? "long.MinValue" : value.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>Items of an initializer, a dozen on a line.</summary>
    public static string Lines(int count, System.Func<int, string> item)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append(item(i)).Append(i == count - 1 ? "" : (i + 1) % PerLine == 0 ? ",\n" : ", ");
        }

        return text.ToString();
    }
}
