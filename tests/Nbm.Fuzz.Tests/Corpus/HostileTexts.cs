using System.Collections.Immutable;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>Texts that break out of what they are put into, end it early, or mean something there.</summary>
internal static class HostileTexts
{
    /// <summary>What texts try to run, in every language that a model is exported to; no source may have it outside of a literal or a
    /// comment.</summary>
    public const string Payload = "NbmPayload";

    public static ImmutableArray<string> All { get; } =
    [
        "", " ", "\t", "\0", "\n", "\r\n", "\u0085", "\u2028", "\u2029", "\ufeff", "\u200b", "\u202e", "\ud800", "\udc00", "\udc00\ud800",
        "a\ud800b", "\u001b[2J", "\u001b]0;title\u0007", "é", "e\u0301", "İ", "ß", "千", "🏠",
        "\"", "'", "\\", "`", "]", "]]", "}}", "{{", "{0}", "$(NbmPayload)", "%", ";", "--", "/*", "*/", "//", "#", "@", "<", ">",
        "&", "&lt;",
        $"\"; {Payload}.Run(); //", $"\"); {Payload}.Run(); }} /*", $"*/ {Payload}.Run(); /*", $"\n{Payload}.Run();\n",
        $"\u2028{Payload}.Run();\u2028", $"\u0085{Payload}.Run();", $"\r#error {Payload}\r",
        $"\\\"; {Payload}.Run(); //", $"{{{Payload}.Run()}}", $"\"\"\" + {Payload}.Run() + \"\"\"", $"int x = {Payload}.Run(); double",
        $"double; {Payload}.Run()", $"</summary> {Payload}", $"string[{Payload}.Run()]",
        $"A {{ static int x = {Payload}.Run(); }} class B", $"Trip {{ static int X = {Payload}.Run(); }} public class Y",
        $"'; DROP TABLE {Payload}; --", $"'); DROP TABLE {Payload}; --", $"\"; DROP TABLE {Payload}; --",
        $"`; DROP TABLE {Payload}; --", $"]; DROP TABLE {Payload}; --", $"\\'; DROP TABLE {Payload}; --", $"*/; DROP TABLE {Payload}; /*",
        $"\n; DROP TABLE {Payload};\n--", $"' || {Payload}() || '", $"$$; DROP TABLE {Payload}; $$", $"x' AS t; DROP TABLE {Payload}; --",
        $"</script><script>{Payload}()</script>", $"<img src=x onerror={Payload}()>", $"\"><svg onload={Payload}()>",
        $"' onmouseover={Payload}() '", $"<!--<script>{Payload}()", $"]]><script>{Payload}()</script>", $"javascript:{Payload}()",
        $"</style><script>{Payload}()</script>", $"</title><script>{Payload}()</script>",
        "Row", "Score", "Explanation", "Contributions", "Predict", "Explain", "Program", "System", "Math", "Console", "object", "class",
        "int", "string", "double", "bool", "record", "var", "dynamic", "async", "await", "field", "value", "global", "__makeref",
        "__arglist", "__reftype", "_", "__", "@class", "1", "1x", "-1",
        "ToString", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "Length", "NaN", "null", "true",
        "false", "nint", "nuint", "decimal", "System.Double", "global::System.Double", "double?", "List<int>", "Trip.Inner",
        "select", "table", "rowid", "score", "prediction", "intercept", "contributions", "DateTime", "DateOnly", "TimeSpan", "\0NUL\0",
        "a.b", "a b", "a\tb", "../../x", "C:\\x", "con", "x:1", "name:",
    ];

    /// <summary>Texts as long as a name won't be.</summary>
    public static ImmutableArray<string> Long { get; } = [new('x', 300), new('x', 3_000), new('x', 20_000),
        string.Concat(Enumerable.Repeat("é🏠", 500)), new('\ud800', 200), new('"', 200), string.Concat(Enumerable.Repeat("a ", 400))];
}
