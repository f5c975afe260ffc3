using Nbm.Generated;

namespace Nbm.Tests.Data;

public sealed class CsvColumnsTests
{
    [Theory]
    [InlineData("NetIncome")]
    [InlineData("netincome")]
    [InlineData("net_income")]
    [InlineData("Net Income")]
    [InlineData("net-income")]
    [InlineData("NET.INCOME")]
    [InlineData(" net_Income ")]
    public void A_column_is_found_however_it_is_written(string header)
    {
        CsvRow row = CsvColumns.Find("a.csv", ["x", header], "NetIncome", "x").Row(["1", "2"], 2);
        row.Number<int>(0).ShouldBe(2);
        row.Number<int>(1).ShouldBe(1);
    }

    [Fact]
    public void The_exact_name_comes_first()
    {
        CsvColumns.Find("a.csv", ["net_income", "NetIncome"], "NetIncome").Row(["1", "2"], 2).Number<int>(0).ShouldBe(2);
        CsvColumns.Find("a.csv", ["net_income", "NetIncome"], "net_income").Row(["1", "2"], 2).Number<int>(0).ShouldBe(1);
    }

    [Fact]
    public void A_missing_column_is_named_with_those_found()
    {
        NbmCsvException error = Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", ["id", "Pay"], "id", "Income"));
        error.Message.ShouldBe("a.csv: there is no column 'Income'. The columns found are: id, Pay.");
        (error.File, error.Line, error.Column).ShouldBe(("a.csv", null, null));
    }

    [Fact]
    public void A_column_that_could_be_two_is_an_error()
    {
        Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", ["net income", "x", "net_income"], "NetIncome")).Message.ShouldBe(
            "a.csv: several columns could be 'NetIncome': 'net income' (the 1.) and 'net_income' (the 3.). Rename one, or name the right "
                + "one in the attribute.");
        Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", ["Pay", "Pay"], "Pay"));
        Should.NotThrow(() => CsvColumns.Find("a.csv", ["Pay", "Pay", "id"], "id"));
    }

    [Fact]
    public void An_empty_file_and_a_ragged_row_are_errors()
    {
        Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", null, "id")).Message.ShouldStartWith("a.csv: the file is empty");
        Should.Throw<NbmCsvException>(() => CsvColumns.Find("a.csv", [], "id"));
        CsvColumns columns = CsvColumns.Find("a.csv", ["id", "x"], "id");
        Should.Throw<NbmCsvException>(() => columns.Row(["1"], 7)).Message.ShouldBe("a.csv, line 7: 1 cells, but the header has 2.");
        Should.Throw<NbmCsvException>(() => columns.Row(["1", "2", "3"], 8)).Line.ShouldBe(8);
    }
}
