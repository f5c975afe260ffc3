using System.Globalization;
using System.Text;
using Nbm.Generated;

namespace Nbm.Tests.Data;

/// <summary>Cells as people have them: numbers, missing values and encodings as options say, or an error.</summary>
public sealed class CsvOptionsTests
{
    private static readonly CsvOptions s_german = new() { Delimiter = ';', DecimalSeparator = ',', ThousandsSeparator = '.' };

    [Theory]
    [InlineData("1,5", 1.5)]
    [InlineData("-1.234,56", -1234.56)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("+12", 12)]
    [InlineData("1,5e3", 1500)]
    [InlineData(" 0,25 ", 0.25)]
    [InlineData(",5", 0.5)]
    public void Numbers_have_a_decimal_comma_and_points_between_thousands(string text, double expected) =>
        Row(text, s_german).Number<double>(0).ShouldBe(expected);

    [Theory]
    [InlineData("1.5")] // Not 15.
    [InlineData("0.123")] // Not 123.
    [InlineData("12.34,5")]
    [InlineData("1234.567")]
    [InlineData("1..234")]
    [InlineData(".234")]
    [InlineData("1,5,6")]
    [InlineData("1,234.567")]
    [InlineData("1.234e.5")]
    [InlineData("1.23e5")]
    [InlineData("1.234.")]
    public void A_number_of_other_separators_is_an_error_and_never_another_number(string text) =>
        Should.Throw<NbmCsvException>(() => Row(text, s_german).Number<double>(0)).Message.ShouldEndWith(
            "The decimal separator is ',', and '.' separates groups of three digits.");

    [Fact]
    public void Any_double_written_in_a_culture_is_read_back_to_the_last_bit()
    {
        var random = new Random(5);
        foreach (string name in new[] { "de-DE", "fr-FR", "de-CH", "en-US", "en-IN", "sv-SE", "pt-BR" })
        {
            CultureInfo culture = CultureInfo.GetCultureInfo(name);
            CsvOptions options = CsvOptions.Of(culture);
            for (int i = 0; i < 200; i++)
            {
                double value = Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(9)), 6);
                string text = value.ToString("R", culture).Replace(culture.NumberFormat.NegativeSign, "-", StringComparison.Ordinal);
                Row(text, options).Number<double>(0).ShouldBe(value, $"{text} in {name}");
                if (culture.NumberFormat.NumberGroupSizes is [3])
                {
                    string grouped = Math.Truncate(value).ToString("#,0", culture)
                        .Replace(culture.NumberFormat.NegativeSign, "-", StringComparison.Ordinal);
                    Row(grouped, options).Number<long>(0).ShouldBe((long)value, $"{grouped} in {name}");
                }
            }
        }
    }

    [Fact]
    public void Blanks_of_all_kinds_separate_thousands()
    {
        CsvOptions french = new() { DecimalSeparator = ',', ThousandsSeparator = ' ' };
        foreach (string blank in new[] { " ", "\u00A0", "\u202F" })
        {
            Row($"12{blank}345,5", french).Number<double>(0).ShouldBe(12345.5);
        }
    }

    [Fact]
    public void Without_declared_separators_there_are_none_between_thousands() =>
        Should.Throw<NbmCsvException>(
            () => Row("1.234", new CsvOptions { DecimalSeparator = ',' }).Number<double>(0)).Message.ShouldEndWith(
                "and nothing separates thousands.");

    [Fact]
    public void Bools_and_vectors_have_the_same_decimals()
    {
        Row("1,0", s_german).Boolean(0).ShouldBeTrue();
        Row("a:1,5 b", s_german).Vector<double>(0).ShouldBe(new Dictionary<string, double> { ["a"] = 1.5, ["b"] = 1 }, ignoreOrder: true);
        Row("0,5 1.000", s_german).Places<float>(0, 2).ShouldBe([0.5f, 1000]);
        Row("?", Missing("?")).Vector<double>(0).ShouldBeEmpty();
        Row("?", Missing("?")).NameList(0).ShouldBeEmpty();
    }

    [Fact]
    public void Declared_texts_are_missing_of_every_type_and_no_others_are()
    {
        CsvOptions options = Missing("?", "-999");
        foreach (string text in new[] { "?", " ? ", "-999", "-999.0", "-9.99e2", "" })
        {
            Row(text, options).NullableNumber<int>(0).ShouldBeNull(text);
            Row(text, options).NullableNumber<double>(0).ShouldBeNull(text);
            Row(text, options).NullableText(0).ShouldBeNull(text);
            Row(text, options).NullableDate(0).ShouldBeNull(text);
            Row(text, options).NullableBoolean(0).ShouldBeNull(text);
        }

        Row("NA", options).NullableText(0).ShouldBe("NA");
        Row("0999", Missing("999")).NullableText(0).ShouldBe("0999"); // A code.
        Should.Throw<NbmCsvException>(() => Row("NA", options).NullableNumber<double>(0)).Message.ShouldContain("'NA' is no double");
        Row("-999,00", s_german with { MissingTexts = ["-999"] }).NullableNumber<double>(0).ShouldBeNull();
    }

    [Fact]
    public void A_declared_text_comes_before_a_level_of_its_name()
    {
        CsvEnum<Garage> members = new("Garage", ("None", Garage.None), ("Built", Garage.Built));
        Row("none", CsvOptions.Default).NullableEnum(0, members).ShouldBe(Garage.None);
        Row("none", Missing("none")).NullableEnum(0, members).ShouldBeNull();
        Row("none", Missing("?")).NullableEnum(0, members).ShouldBe(Garage.None);
        Should.Throw<NbmCsvException>(() => Row("none", Missing("none")).Enum(0, members)).Message.ShouldContain("Declare it Garage?");
    }

    [Fact]
    public void Where_values_cant_be_missing_a_declared_text_is_an_error_though_it_is_a_number()
    {
        Row("-999", CsvOptions.Default).Number<int>(0).ShouldBe(-999);
        Should.Throw<NbmCsvException>(() => Row("-999", Missing("-999")).Number<int>(0)).Message.ShouldContain("Declare it int?");
        Should.Throw<NbmCsvException>(() => Row("?", Missing("?")).Text(0)).Message.ShouldContain("Declare it string?");
        Row("", Missing("?")).Text(0).ShouldBe("");
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        CsvOptions[] wrong =
        [
            new() { Delimiter = '"' }, new() { Delimiter = '\n' }, new() { Quote = '\r' }, new() { DecimalSeparator = ';' },
            new() { ThousandsSeparator = '.' }, new() { ThousandsSeparator = '0' }, new() { ThousandsSeparator = '-' },
                new() { MissingTexts = [null!] },
        ];
        foreach (CsvOptions options in wrong)
        {
            Should.Throw<ArgumentException>(() => CsvText.Check(options)).Message.ShouldContain(nameof(CsvOptions));
        }

        Should.Throw<ArgumentNullException>(() => CsvText.Check(null!));
    }

    [Fact]
    public void A_named_encoding_is_read_as_it_is_and_a_mark_comes_before_it()
    {
        Encoding western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        string text = "Größe;Ort €\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},5;Zürich\n"));
        ReadAll(western.GetBytes(text), western).ShouldBe(text);
        ReadAll([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], western).ShouldBe(text);
        ReadAll(Encoding.Unicode.GetBytes(text), Encoding.Unicode).ShouldBe(text);
    }

    [Fact]
    public void Bytes_that_a_named_encoding_has_no_text_for_are_an_error_with_their_line()
    {
        Encoding japanese = CodePagesEncodingProvider.Instance.GetEncoding(932)!;
        byte[] bytes = [.. japanese.GetBytes("東京\n大阪\n"), 0x81, (byte)'\n'];
        NbmCsvException error = Should.Throw<NbmCsvException>(() => ReadAll(bytes, japanese));
        error.Line.ShouldBe(3);
        error.Message.ShouldContain("SHIFT_JIS");
        Should.Throw<NbmCsvException>(() => ReadAll([.. "a\n"u8, 0xFC], Encoding.ASCII)).Line.ShouldBe(2);
    }

    [Fact]
    public void A_header_of_other_delimiters_says_which() =>
        Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", ["Age;Income"], "Age", "Income")).Message.ShouldEndWith(
            "Cells seem to be separated by ';': say so, CsvOptions.Delimiter or nbm --delimiter.");

    private static CsvOptions Missing(params string[] texts) => new() { MissingTexts = texts };

    private static CsvRow Row(string cell, CsvOptions options) => CsvColumns.Find("loans.csv", ["Value"], CsvDialect.Of(options), "Value")
        .Row([cell], 2);

    private static string ReadAll(byte[] bytes, Encoding encoding)
    {
        using TextReader reader = CsvText.Read(new MemoryStream(bytes), "names.csv", encoding);
        return reader.ReadToEnd();
    }

    private enum Garage
    {
        None,
        Built,
    }
}
