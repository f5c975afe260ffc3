using System.Text;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>Writes how a file is written, as an argument of the generated reader.</summary>
internal static class CsvOptionsWriter
{
    /// <summary>The argument behind others, <c>, new CsvOptions { Delimiter = ';' }</c>; nothing where the file is as usual.</summary>
    public static string Argument(CsvOptions options)
    {
        CsvOptions usual = CsvOptions.Default;
        var parts = new List<string>();
        void Say(bool isOther, string name, string value)
        {
            if (isOther)
            {
                parts.Add($"{name} = {value}");
            }
        }

        Say(options.Delimiter != usual.Delimiter, nameof(CsvOptions.Delimiter), Character(options.Delimiter));
        Say(options.Quote != usual.Quote, nameof(CsvOptions.Quote), options.Quote is char quote ? Character(quote) : "null");
        Say(options.DecimalSeparator != usual.DecimalSeparator, nameof(CsvOptions.DecimalSeparator), Character(options.DecimalSeparator));
        Say(options.ThousandsSeparator is not null, nameof(CsvOptions.ThousandsSeparator), Character(options.ThousandsSeparator ?? ' '));
        Say(options.Encoding is not null, nameof(CsvOptions.Encoding), Named(options.Encoding));
        Say(options.MissingTexts is not null, nameof(CsvOptions.MissingTexts),
            $"[{string.Join(", ", (options.MissingTexts ?? []).Select(SourceText.Literal))}]");
        return parts.Count == 0 ? string.Empty : $", new CsvOptions {{ {string.Join(", ", parts)} }}";
    }

    // What .NET has by itself, or else what comes with the code pages.
    private static string Named(Encoding? encoding) => encoding is not null
        && CodePagesEncodingProvider.Instance.GetEncoding(encoding.CodePage) is not null
        ? $"System.Text.CodePagesEncodingProvider.Instance.GetEncoding({SourceText.Literal(encoding.WebName)})"
        : $"System.Text.Encoding.GetEncoding({SourceText.Literal(encoding?.WebName ?? "utf-8")})";

    private static string Character(char c) => c == '\'' ? "'\\''" : $"'{SourceText.Literal(c.ToString())[1..^1]}'";
}
