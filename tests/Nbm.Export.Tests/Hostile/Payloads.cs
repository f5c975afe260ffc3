namespace Nbm.Export.Tests.Hostile;

/// <summary>Texts that try to be more than texts wherever they are written. None is an identifier.</summary>
internal static class Payloads
{
    /// <summary>What a payload calls, if it gets to be code.</summary>
    public const string Called = "Evil";

    public static string[] All { get; } =
    [
        "\";Evil();//", "\\\";Evil();//", "\\u0022;Evil();//", "\"\"\";Evil();//", "\n;Evil();\n", "\r\nEvil();", "\rEvil();",
        "\u0085Evil();", "\u2028Evil();", "\u2029Evil();", "\n#if Evil\n", "\n*/Evil();/*",
        ">> X { get; set; } static Y() { Evil(); } Z<", "{Evil()}", "${Evil()}", "{{Evil}}", "' || Evil() || '",
        "'); DROP TABLE \"Hostile\";--", "'';Evil--", "\\';Evil--", "\\", "`;Evil--", "];Evil--", "\"\";Evil--", "E'\\'';Evil--",
        "</script><script>Evil()</script>", "<!--<script>Evil()", "--><img src=x onerror=Evil()>", "\" onload=\"Evil()", "' onload='Evil()",
        "]]><x>Evil</x>", "</summary>Evil();", "&lt;&#60;Evil", "javascript:Evil()",
        "\u001b]0;Evil\a", "\u009b31mEvil", "\u202eEvil", "\ufeffEvil", "Evil\u200d", "Evil\ud800", "\udc00Evil", "Evil\0", "\uffff;Evil()",
        "$(Evil)", "%(Evil)", " Evil();",
    ];

    /// <summary>Whether a text is valid Unicode without NUL, which statements and ONNX can't say otherwise.</summary>
    public static bool CanBeSaid(string payload) => !payload.Contains('\0') && !payload.Contains('\ud800') && !payload.Contains('\udc00');
}
