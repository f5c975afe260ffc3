using System.Collections.Frozen;

namespace Nbm.Models;

/// <summary>The keywords of C# that no name can be without an <c>@</c>. Contextual ones can.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> s_reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "__arglist", "__makeref", "__reftype", "__refvalue",
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint",
        "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while");

    /// <summary>A name as it is written in code.</summary>
    public static string Escape(string name) => s_reserved.Contains(name) ? "@" + name : name;
}
