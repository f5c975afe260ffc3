using System.Globalization;
using System.Text;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>Every command that reads CSV is told by the same options how it is written, and then says what it says of the plain
/// file.</summary>
public sealed class CsvArgumentTests(BookingFixture bookings) : IClassFixture<BookingFixture>
{
    private static readonly string[] s_german =
        ["--delimiter", ";", "--decimal-comma", "--thousands", ".", "--missing", "k.A.", "--encoding", "windows-1252"];

    [Fact]
    public void A_report_of_a_file_in_German_is_that_of_the_plain_file()
    {
        string plain = ToolRun.Good("report", bookings.Path, "--data", bookings.Csv, "-o", bookings.File("plain.html")).Output;
        string german = bookings.File("german.csv");
        string[] lines = [.. File.ReadLines(bookings.Csv)
            .Select((line, i) => string.Join(';', line.Split(',').Select((cell, c) => i > 0 ? German(cell, c) : cell)))];
        File.WriteAllLines(german, lines, CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        ToolRun.Good(["report", bookings.Path, "--data", german, "-o", bookings.File("german.html"), .. s_german]).Output.ShouldBe(plain);
    }

    [Fact]
    public void A_scaffolded_program_reads_the_file_as_it_was_said_to_be_written()
    {
        using var folder = new TempFolder();
        string[] lines = ["Größe;Preis;Straße;y", .. Enumerable.Range(0, 240)
            .Select(i => $"{(i % 9 == 0 ? "k.A." : $"{i % 37},5")};1.{100 + i},25;{(i % 2 == 0 ? "Gärtnerweg" : "NA")};{i % 13},5")];
        string csv = folder.File("häuser.csv");
        File.WriteAllLines(csv, lines, CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        ToolRun.Good(["scaffold", csv, "--target", "y", "-o", folder.File("project"), "--name", "House", .. s_german]);
        string program = File.ReadAllText(Path.Combine(folder.File("project"), "Program.cs"));
        program.ShouldContain(
            "new CsvOptions { Delimiter = ';', DecimalSeparator = ',', ThousandsSeparator = '.', "
            + "Encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(\"windows-1252\"), MissingTexts = [\"k.A.\"] }");
        ScaffoldedProject.Run(ScaffoldedProject.Compile(folder.File("project")), csv, folder.Path);

        ModelSchema schema = AdditiveModel.Load(folder.File("model.nbm")).Schema;
        schema.Features.Select(feature => (feature.Column, feature.ClrType, feature.IsNullable))
            .ShouldBe([("Größe", "double", true), ("Preis", "double", false), ("Straße", "Straße", false)]);
        schema.Features[2].Levels.Length.ShouldBe(2); // NA is a street here.
    }

    [Fact]
    public void Compare_says_the_same_of_a_file_of_other_separators()
    {
        using var folder = new TempFolder();
        IEnumerable<(double X, double Y)> rows = Enumerable.Range(0, 120).Select(i => (i % 13 / 4.0, i % 7 / 8.0));
        string plain = folder.Write("d.csv", ["x,y", .. rows.Select(row => FormattableString.Invariant($"{row.X},{row.Y}"))]);
        string other = folder.Write("e.csv", ["x;y",
            .. rows.Select(row => string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{row.X};{row.Y}"))]);
        string[] ask = ["--target", "y", "--folds", "2", "--with", "linear", "--json"];
        string Without(string json) =>
            string.Join('\n', json.Split('\n').Where(line => !line.Contains("seconds", StringComparison.OrdinalIgnoreCase)));
        Without(ToolRun.Good(["compare", other, .. ask, "--culture", "de-DE"]).Output)
            .ShouldBe(Without(ToolRun.Good(["compare", plain, .. ask]).Output));
    }

    [Theory]
    [InlineData("--delimiter is 'ab'; expected: one character, tab or blank.", "--delimiter", "ab")]
    [InlineData("both the delimiter of cells and the quote", "--delimiter", "'", "--quote", "'")]
    [InlineData("separates both decimals and thousands", "--thousands", ".")]
    [InlineData("There is no encoding 'utf-99'", "--encoding", "utf-99")]
    [InlineData("There is no culture 'xx-nowhere'", "--culture", "xx-nowhere")]
    public void What_isnt_possible_is_refused_in_a_sentence(string message, params string[] options)
    {
        ToolRun run = ToolRun.Of(["report", bookings.Path, "--data", bookings.Csv, .. options]);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Error.ShouldNotContain("Parameter");
    }

    // Texts that say missing become one that is declared; an empty cell stays.
    private static string German(string cell, int column) => cell is "NA" or "?" or "null" ? "k.A."
        : column < 2 || column is 8 or 9 && cell.Length > 0 ? cell.Replace('.', ',')
        : cell;
}
