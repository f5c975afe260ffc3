using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Nbm.Generators.Emission;

/// <summary>The only place that turns values and names into C# text, the same in every culture.</summary>
internal static class CSharpLiteral
{
    /// <summary>A number.</summary>
    public static string Int32(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double, in as many digits as tell it from all others; infinities and NaN by name.</summary>
    public static string Double(double value)
    {
        // "R" on .NET Framework, where an IDE may run, doesn't always read back.
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read.Equals(value)
            ? text
            : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>A string in quotes, or <c>null</c>.</summary>
    public static string String(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static string Bool(bool value) => value ? "true" : "false";

    /// <summary>A name, with <c>@</c> where it is a keyword somewhere in the language.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name : name;
}
