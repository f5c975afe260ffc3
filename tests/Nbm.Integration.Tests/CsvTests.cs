using System.Globalization;
using System.Text;
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
        House[] rows = HouseCsv.Read(new StringReader("Area,Sold,OnMarket,HasGarden,Price,N\n71.5,2026-11-22,10.00:00:00,yes,1234.56,3\n"),
            "houses.csv");
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

    [Fact]
    public void A_file_in_another_encoding_is_an_error_with_its_line_and_a_replacement_character_of_the_file_is_a_text()
    {
        using var folder = new TemporaryFolder();
        byte[] rows = [.. Encoding.UTF8.GetBytes(Header + "1,rent,5,M\uFFFDller,1\n2,rent,5,M")];
        File.WriteAllBytes(folder.Of("good.csv"), [.. rows, .. "x,0\n"u8]);
        File.WriteAllBytes(folder.Of("latin.csv"), [.. rows, 0xFC, .. "ller,0\n"u8]);
        ApplicantCsv.Read(folder.Of("good.csv"))[0].Job.ShouldBe("M\uFFFDller");
        NbmCsvException error = Should.Throw<NbmCsvException>(() => ApplicantCsv.Read(folder.Of("latin.csv")));
        (error.File, error.Line).ShouldBe((folder.Of("latin.csv"), 3));
        error.Message.ShouldContain("byte FC");
        Should.Throw<NbmCsvException>(() => ApplicantCsv.ReadForScoring(folder.Of("latin.csv"))).Line.ShouldBe(3);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column_and_one_of_a_cell_stays()
    {
        Read("\uFEFF" + Header + "1,rent,5,\uFEFFfixed,1\n").Single().Job.ShouldBe("\uFEFFfixed");
        Read("\uFEFF\"seniority\",HOME,in_come,Job,Repaid\n1,rent,5,x,1\n").Single().Seniority.ShouldBe(1);
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("marked.csv"), "\"seniority\",HOME,in_come,Job,Repaid\n1,rent,5,\uFEFFfixed,1\n", Encoding.Unicode);
        ApplicantCsv.Read(folder.Of("marked.csv")).Single().Job.ShouldBe("\uFEFFfixed");
    }

    [Fact]
    public void All_kinds_of_faults_are_reported_at_once_with_counts()
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => Read(
            Header + "1,boat,5,fixed,1\n,rent,5,fixed,maybe\n1,ship,5,fi\"xed,1\n1,rent,5,fixed,1\n1,ship,5,fixed,1\n1,boat,5,fixed,1\n1,rent\n"));
        error.Faults.Select(fault => (fault.Line, fault.Column, fault.Text, fault.Count))
            .ShouldBe([(2, "HOME", "boat", 3), (3, "seniority", "", 1), (3, "Repaid", "maybe", 1), (4, null, null, 1), (8, null, null, 1)]);
        (error.Line, error.Column, error.Text, error.ExpectedType, error.FaultCount).ShouldBe((2, "HOME", "boat", "Housing", 7L));
        string[] lines = error.Message.Split('\n');
        lines[0].ShouldStartWith("test.csv, line 2, column 'HOME': 'boat' is no Housing: one of ");
        lines[0].ShouldEndWith(" Likewise 2 more ('ship').");
        lines.Length.ShouldBe(5);
    }

    [Fact]
    public void A_row_with_a_wrong_cell_is_never_made()
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(
            () => GuardedCsv.Read(new StringReader("Size,Price\n5,1\nx,1\n6,y\n"), "guarded.csv"));
        error.Faults.Select(fault => fault.Column).ShouldBe(["Size", "Price"]);
    }

    [Fact]
    public void Rows_to_be_scored_need_no_column_that_only_training_needs()
    {
        Applicant[] rows = ApplicantCsv.ReadForScoring(new StringReader("seniority,HOME,in_come,Job\n1,rent,5,fixed\n"), "new.csv");
        rows.ShouldBe([new Applicant { Seniority = 1, Home = Housing.Rent, Income = 5, Job = "fixed", Repaid = false }]);
        ApplicantCsv.ReadForScoring(new StringReader(Header + "1,rent,5,fixed,not known yet\n"))
            .ShouldBe(rows, "what the file says of the target isn't looked at");
        Should.Throw<NbmCsvException>(() => ApplicantCsv.ReadForScoring(new StringReader("seniority,HOME\n"))).Message
            .ShouldContain("there are no columns 'Income', 'Job'");
        House house = HouseCsv.ReadForScoring(new StringReader("Area,Sold,OnMarket,HasGarden\n71.5,2026-11-22,240:00:00,yes\n")).Single();
        (house.OnMarket, house.Price).ShouldBe((TimeSpan.FromDays(10), 0m));
    }

    [Fact]
    public void A_missing_target_is_an_error_that_says_how_to_read_rows_to_be_scored()
    {
        string message = Should.Throw<NbmCsvException>(() => Read("Seniority,Home,Income,Job\n")).Message;
        message.ShouldEndWith("Rows that are only to be scored need no such column: ApplicantCsv.ReadForScoring reads them.");
        Should.Throw<NbmCsvException>(() => Read("Seniority,Home,Income\n")).Message.ShouldNotContain("ReadForScoring");
    }

    [Fact]
    public void A_file_without_an_optional_target_is_read_with_the_targets_missing()
    {
        IndebtedDebtor[] rows = IndebtedDebtorCsv.Read(new StringReader("Age,Job,Income,Assets\n30,fixed,1,2\n"), "new.csv");
        rows.Single().Debt.ShouldBeNull();
        Should.Throw<NbmDataException>(() => IndebtedDebtorModel.Train(rows)).Message.ShouldContain("has a target Debt");
        Should.Throw<NbmCsvException>(() => IndebtedDebtorCsv.Read(new StringReader("Age,Job,Income\n"))).Message.ShouldContain("'Assets'");
    }

    private static Applicant[] Read(string text) => ApplicantCsv.Read(new StringReader(text), "test.csv");
}
