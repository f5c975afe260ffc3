using System.Globalization;
using System.Text;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>A file says the same however it is written: rows, and so the bytes of the model, are those of the plain file.</summary>
public sealed class CsvOptionsTests
{
    private static readonly string s_plain = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "concrete.csv"));

    [Fact]
    public void A_file_of_a_spreadsheet_in_German_makes_the_same_model_bytes()
    {
        CultureInfo german = CultureInfo.GetCultureInfo("de-DE");
        using var folder = new TemporaryFolder();
        string path = folder.Of("beton.csv");
        File.WriteAllText(path, Rewritten(s_plain, ";", cell => Grouped(cell, german)),
            CodePagesEncodingProvider.Instance.GetEncoding(1252)!);
        File.ReadAllText(path).ShouldContain("1.040");
        CsvOptions options = CsvOptions.Of(german) with { Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252) };

        RobustConcrete[] rows = RobustConcreteCsv.Read(path, options);
        rows.ShouldBe(RobustConcreteCsv.Read(new StringReader(s_plain)));
        Bytes(rows).ShouldBe(Bytes(RobustConcreteCsv.Read(new StringReader(s_plain))));
    }

    [Fact]
    public void Credit_data_with_other_missing_texts_and_quotes_make_the_same_rows()
    {
        string tabs = CreditData.Text.Replace(',', '\t').Replace('"', '\'').Replace("NA", "-999", StringComparison.Ordinal);
        var options = new CsvOptions { Delimiter = '\t', Quote = '\'', MissingTexts = ["-999"] };
        ApplicantCsv.Read(new StringReader(tabs), options).ShouldBe(CreditData.Rows);
        string unquoted = CreditData.Text.Replace("\"", "", StringComparison.Ordinal);
        ApplicantCsv.Read(new StringReader(unquoted), new CsvOptions { Quote = null }).ShouldBe(CreditData.Rows);
    }

    [Fact]
    public void Without_quotes_a_quote_is_a_letter() =>
        ApplicantCsv.Read(new StringReader("Seniority,Home,Income,Job,Repaid\n1,rent,5,5\" pipes,1\n"), new CsvOptions { Quote = null })
            .Single().Job.ShouldBe("5\" pipes");

    [Fact]
    public void Rows_are_streamed_as_they_are_asked_for_and_a_wrong_one_is_told_at_the_end()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rows.csv", CreditData.Text);
        ApplicantCsv.Stream(folder.Of("rows.csv")).ShouldBe(CreditData.Rows);
        ApplicantCsv.StreamForScoring(folder.Of("rows.csv")).Count().ShouldBe(CreditData.Rows.Length);

        folder.Write("wrong.csv", "Seniority,Home,Income,Job,Repaid\n1,rent,5,fixed,1\nx,rent,5,fixed,1\n3,rent,5,fixed,1\n");
        using IEnumerator<Applicant> rows = ApplicantCsv.Stream(folder.Of("wrong.csv")).GetEnumerator();
        rows.MoveNext().ShouldBeTrue();
        rows.MoveNext().ShouldBeTrue();
        rows.Current.Seniority.ShouldBe(3);
        Should.Throw<NbmCsvException>(() => rows.MoveNext()).Line.ShouldBe(3);
    }

    [Fact]
    public void A_text_without_end_is_read_as_far_as_rows_are_asked_for()
    {
        using var endless = new EndlessText("Seniority,Home,Income,Job,Repaid\n", "1,rent,5,fixed,1\n");
        ApplicantCsv.Stream(endless).Take(100_000).Count().ShouldBe(100_000);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused_before_anything_is_read() =>
        Should.Throw<ArgumentException>(() => ApplicantCsv.Read(new StringReader("Seniority\n"), new CsvOptions { Delimiter = '"' }));

    private static byte[] Bytes(RobustConcrete[] rows)
    {
        using var stream = new MemoryStream();
        RobustConcreteModel.Train(rows, Quick.Options).Save(stream);
        return stream.ToArray();
    }

    private static string Rewritten(string csv, string delimiter, Func<string, string> cell) => string.Join(
        "\r\n", csv.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => string.Join(delimiter, line.TrimEnd('\r').Split(',').Select(cell))));

    // 1040 as 1.040, 2.5 as 2,5; names as they are.
    private static string Grouped(string cell, CultureInfo culture) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value.ToString("#,0.##########", culture) : cell;

    private sealed class EndlessText(string header, string row) : TextReader
    {
        private long _position;

        public override int Peek() => _position < header.Length
            ? header[(int)_position] : row[(int)((_position - header.Length) % row.Length)];

        public override int Read()
        {
            int next = Peek();
            _position++;
            return next;
        }
    }
}
