namespace Nbm.Export.CSharp;

/// <summary>Names in exported C#.</summary>
internal static class CSharpName
{
    /// <summary>A name that can stand as an identifier, keyword or not.</summary>
    /// <exception cref="NbmExportException">It can't.</exception>
    public static string Check(string name, string what) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_')
        ? name
        : throw new NbmExportException("C#", $"{what} '{name}'", "It is no identifier; expected: letters, digits and underscores, a letter first");

    public static string CheckNamespace(string name)
    {
        foreach (string part in name.Split('.'))
        {
            Check(part, "the namespace");
        }

        return name;
    }

    /// <summary>The name as it stands in code: keywords are lower case, and an @ before any other name changes nothing.</summary>
    public static string Escape(string name) => char.IsLower(name[0]) ? "@" + name : name;
}
