using System.Globalization;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>CSV files become records, or errors that say where and what.</summary>
public sealed class CsvTests
{
    private const string Header = "seniority,HOME,in_come,Job,Repaid\n";

    [Fact]
    public void Cells_become_values_whatever_the_case_and_the_order_of_columns()
    {
        Applicant[] rows = Read("repaid,unused,job,Home,Income,Seniority\nyes,x,\"a, \"\"b\"\"\",OWNER,1e3,7\n0,,,,NA,08\n");
        rows.ShouldBe(
        [
            new Applicant { Seniority = 7, Home = Housing.Owner, Income = 1000, Job = "a, \"b\"", Repaid = true },
            new Applicant { Seniority = 8, Home = null, Income = null, Job = null, Repaid = false },
        ]);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("True", true)]
    [InlineData("FALSE", false)]
    [InlineData("yes", true)]
    [InlineData("No", false)]
    public void Words_and_digits_are_bools(string text, bool expected) => Read(Header + "1,,,," + text).Single().Repaid.ShouldBe(expected);

    [Fact]
    public void The_culture_doesnt_matter()
    {
        CultureInfo previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Read(Header + "1,rent,-1.5,fixed,1").Single().Income.ShouldBe(-1.5);
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Fact]
    public void A_wrong_value_is_named_with_line_column_text_and_type()
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => Read(Header + "1,rent,5,fixed,1\n2.5,rent,5,fixed,1\n"));
        error.File.ShouldBe("test.csv");
        error.Line.ShouldBe(3);
        error.Column.ShouldBe("seniority");
        error.Text.ShouldBe("2.5");
        error.ExpectedType.ShouldBe("int");
    }

    [Fact]
    public void A_level_that_isnt_there_is_named_with_those_that_are()
    {
        string message = Should.Throw<NbmCsvException>(() => Read(Header + "1,boat,5,fixed,1\n")).Message;
        message.ShouldContain("'boat'");
        message.ShouldContain("Rent, Owner, Parents");
    }

    [Fact]
    public void A_missing_column_is_named_with_those_found()
    {
        string message = Should.Throw<NbmCsvException>(() => Read("Seniority,Home,Income,Job\n")).Message;
        message.ShouldContain("'Repaid'");
        message.ShouldContain("Seniority, Home, Income, Job");
    }

    [Fact]
    public void A_missing_value_needs_a_nullable_property()
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => Read(Header + ",rent,5,fixed,1\n"));
        error.Column.ShouldBe("seniority");
        error.Message.ShouldContain("int?");
    }

    [Fact]
    public void A_row_with_too_few_cells_is_an_error() =>
        Should.Throw<NbmCsvException>(() => Read(Header + "1,rent\n")).Line.ShouldBe(2);

    [Fact]
    public void A_quote_in_the_midst_of_a_cell_is_an_error_with_its_line()
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => Read(Header + "1,rent,5,fixed,1\n1,rent,5,fi\"xed,1\n"));
        error.Line.ShouldBe(3);
        error.Message.ShouldContain("fi\"xed");
    }

    [Fact]
    public void An_empty_file_is_an_error_and_a_header_alone_is_no_rows()
    {
        Should.Throw<NbmCsvException>(() => Read(""));
        Read(Header).ShouldBeEmpty();
    }

    [Fact]
    public void The_reader_stays_open()
    {
        using var reader = new StringReader(Header);
        ApplicantCsv.Read(reader);
        reader.Read().ShouldBe(-1);
    }

    [Fact]
    public void A_positional_record_is_built_by_its_constructor()
    {
        House[] rows = HouseCsv.Read(new StringReader("Area,Sold,OnMarket,HasGarden,Price,N\n71.5,2026-11-22,10.00:00:00,yes,1234.56,3\n"), "houses.csv");
        rows.ShouldBe([new House(71.5f, new DateOnly(2026, 11, 22), TimeSpan.FromDays(10), true, 1234.56m, 3)]);
    }

    [Fact]
    public void Members_of_all_types_are_read()
    {
        string header = string.Join(",", typeof(AllKinds).GetProperties().Select(static p => p.Name));
        string[] cells = header.Split(',').Select(static name => name switch
        {
            "DateOnly" => "2026-11-22",
            "DateTime" => "2026-11-22 13:45",
            "DateTimeOffset" => "2026-11-22T13:45+01:00",
            "TimeOnly" => "7:05",
            "TimeSpan" => "1.02:03:04",
            "Bool" => "t",
            "Enum" => "top",
            "Text" => "",
            _ when name.StartsWith("Maybe", StringComparison.Ordinal) => "",
            _ => "1",
        }).ToArray();
        AllKinds row = EveryCsv.Read(new StringReader(header + "\n" + string.Join(",", cells))).Single();
        row.Int128.ShouldBe(1);
        row.Half.ShouldBe((Half)1);
        row.DateTime.ShouldBe(new DateTime(2026, 11, 22, 13, 45, 0));
        row.DateTimeOffset.ShouldBe(new DateTimeOffset(2026, 11, 22, 13, 45, 0, TimeSpan.FromHours(1)));
        row.TimeOnly.ShouldBe(new TimeOnly(7, 5));
        row.TimeSpan.ShouldBe(new TimeSpan(1, 2, 3, 4));
        row.Enum.ShouldBe(Level.High);
        row.Text.ShouldBe("");
        row.MaybeText.ShouldBeNull();
        row.MaybeEnum.ShouldBeNull();
    }

    [Fact]
    public void A_file_is_read_from_its_path()
    {
        using var folder = new TemporaryFolder();
        folder.Write("credit.csv", CreditData.Text);
        ApplicantCsv.Read(folder.Of("credit.csv")).ShouldBe(CreditData.Rows);
        Should.Throw<FileNotFoundException>(() => ApplicantCsv.Read(folder.Of("debit.csv"))).Message.ShouldContain("debit.csv");
    }

    private static Applicant[] Read(string text) => ApplicantCsv.Read(new StringReader(text), "test.csv");
}
