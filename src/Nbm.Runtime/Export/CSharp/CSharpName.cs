using System.Globalization;
using System.Text;
using Nbm.Freezing;

namespace Nbm.Export.CSharp;

/// <summary>Names in exported C#: those that a user asks for, and the limits of compilers.</summary>
internal static class CSharpName
{
    // In UTF-8. Metadata holds 1,023 bytes, of which what compilers and scorers append needs a few.
    private const int MostBytes = 1000;

    /// <summary>A name that can stand as an identifier, keyword or not.</summary>
    /// <exception cref="NbmExportException">It can't, or is too long.</exception>
    public static string Check(string name, string what)
    {
        if (!NameRule.IsIdentifier(name))
        {
            throw new NbmExportException("C#", $"{what} {NameRule.Shown(name)}",
                "It is no identifier; expected: letters, digits and underscores, a letter first");
        }

        return CheckLength(name, what);
    }

    private static string CheckLength(string name, string what)
    {
        int bytes = Encoding.UTF8.GetByteCount(name);
        return bytes <= MostBytes
            ? name
            : throw new NbmExportException("C#", $"{what} {NameRule.Shown(name)}",
                string.Create(CultureInfo.InvariantCulture, $"It has {bytes} bytes; a compiler takes about {MostBytes}"));
    }

    /// <summary>A namespace as it stands in code.</summary>
    public static string Namespace(string name)
    {
        string[] parts = [.. name.Split('.').Select(part => Check(part, "the namespace"))];
        CheckLength(name, "the namespace"); // Metadata has it in one text.
        return string.Join('.', parts.Select(Identifier.Of));
    }
}
