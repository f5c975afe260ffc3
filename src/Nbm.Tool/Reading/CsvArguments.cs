using System.CommandLine;
using System.Globalization;
using System.Text;
using Nbm.Generated;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Reading;

/// <summary>The options by which a command is told how a CSV file is written: the same for all that read one.</summary>
internal sealed class CsvArguments
{
    private readonly Option<string?> _delimiter =
        new("--delimiter") { Description = "What stands between cells, such as ';' or tab; by default a comma.", HelpName = "character" };
    private readonly Option<bool> _decimalComma = new("--decimal-comma") { Description = "Numbers have decimal commas: 1,5." };
    private readonly Option<string?> _thousands =
        new("--thousands") { Description = "What may stand between thousands, such as '.' or blank.", HelpName = "character" };
    private readonly Option<string?> _quote =
        new("--quote") { Description = "What stands around cells, such as \"'\", or none; by default a double quote.", HelpName =
            "character" };
    private readonly Option<string?> _encoding =
        new("--encoding") { Description = "The encoding of a file without a mark, such as windows-1252; by default UTF-8.", HelpName =
            "name" };
    private readonly Option<string?> _culture =
        new("--culture") { Description = "Delimiter and numbers as spreadsheets of a culture write them, such as de-DE.", HelpName =
            "name" };
    private readonly Option<string[]> _missing = new("--missing")
    {
        Description =
            "The texts that say that a value is missing, with commas between, such as NA,?,-999: these and empty cells, and no others.",
        HelpName = "texts",
    };

    /// <summary>Takes them into a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _delimiter, _decimalComma, _thousands, _quote, _encoding, _culture, _missing })
        {
            command.Add(option);
        }
    }

    /// <summary>What was said.</summary>
    /// <exception cref="ToolException">It isn't possible.</exception>
    public CsvOptions Of(ParseResult parsed)
    {
        string[] missing = parsed.GetValue(_missing) ?? [];
        try
        {
            CsvOptions options = parsed.GetValue(_culture) is { } culture ? CsvOptions.Of(Culture(culture)) : CsvOptions.Default;
            options = parsed.GetValue(_delimiter) is { } delimiter
                ? options with { Delimiter = Character(_delimiter, delimiter) } : options;
            options = parsed.GetValue(_decimalComma) ? options with { DecimalSeparator = ',' } : options;
            options = parsed.GetValue(_thousands) is { } thousands
                ? options with { ThousandsSeparator = Character(_thousands, thousands) } : options;
            options = parsed.GetValue(_quote) is { } quote
                ? options with { Quote = Is(quote, "none") ? null : Character(_quote, quote) } : options;
            options = parsed.GetValue(_encoding) is { } encoding ? options with { Encoding = Encoding(encoding) } : options;
            options = missing.Length > 0 ? options with { MissingTexts = [.. missing.SelectMany(texts => texts.Split(','))] } : options;
            _ = CsvDialect.Of(options);
            return options;
        }
        catch (ArgumentException e)
        {
            throw new ToolException(e.Message.Replace(" (Parameter 'options')", string.Empty, StringComparison.Ordinal), e);
        }
    }

    private static char Character(Option option, string text) => text.Length == 1 ? text[0]
        : Is(text, "tab") || text == "\\t" ? '\t'
        : Is(text, "blank") ? ' '
        : throw new ToolException($"{option.Name} is '{Cited.Text(text)}'; expected: one character, tab or blank.");

    private static bool Is(string text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private static Encoding Encoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);
        }
        catch (ArgumentException e)
        {
            throw new ToolException(
                $"There is no encoding '{Cited.Text(name)}'; expected: a name such as windows-1252, iso-8859-15 or utf-16.", e);
        }
    }

    private static CultureInfo Culture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException e)
        {
            throw new ToolException(
                $"There is no culture '{Cited.Text(name)}'; expected: one such as de-DE. Or say --delimiter and --decimal-comma.", e);
        }
    }
}
