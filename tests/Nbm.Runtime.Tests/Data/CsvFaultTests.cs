using Nbm.Generated;

namespace Nbm.Tests.Data;

/// <summary>One exception says what is wrong with a file: the first of each kind, and how many there are.</summary>
public sealed class CsvFaultTests
{
    private const string Number = "a whole number, from -2147483648 to 2147483647";

    [Fact]
    public void One_fault_is_said_as_ever()
    {
        NbmCsvException error = ErrorOf(2, ["1", "x"]);
        error.Message.ShouldBe($"a.csv, line 2, column 'B': 'x' is no int: {Number}.");
        (error.File, error.Line, error.Column, error.Text, error.ExpectedType, error.FaultCount).ShouldBe(
            ("a.csv", 2, "B", "x", "int", 1L));
        error.Faults.Single().ShouldBe(new CsvFault { Line = 2, Column = "B", Text = "x", ExpectedType = "int", Message = error.Message });
    }

    [Fact]
    public void Several_are_said_by_column_and_kind_with_counts_and_the_first_line_of_each()
    {
        NbmCsvException error = ErrorOf(2, ["1", "x"], ["", "y"], ["7", "8"], ["a", "x"], ["1"], ["1", "z", "2"], ["NA", "9"]);
        error.Message.ShouldBe(
            $"""
            a.csv, line 2, column 'B': 'x' is no int: {Number}. Likewise 2 more ('y').
            a.csv, line 3, column 'A': the value is missing (''), but int is expected. Declare it int? if values may be missing. Likewise 1 more ('NA').
            a.csv, line 5, column 'A': 'a' is no int: {Number}.
            a.csv, line 6: 1 cells, but the header has 2. Likewise 1 more.
            """.ReplaceLineEndings("\n"));
        (error.Line, error.Column, error.Text, error.ExpectedType, error.FaultCount).ShouldBe((2, "B", "x", "int", 8L));
        error.Faults.Select(fault => (fault.Line, fault.Column, fault.Text, fault.Count))
            .ShouldBe([(2, "B", "x", 3), (3, "A", "", 2), (5, "A", "a", 1), (6, null, null, 2)]);
    }

    [Fact]
    public void Ten_kinds_are_kept_and_the_others_counted()
    {
        string[] header = [.. Enumerable.Range(0, 12).Select(i => $"C{i}")];
        NbmCsvException error = ErrorOf(header, 2, [.. Enumerable.Repeat<string[]>([.. header], 3)]);
        error.Faults.Count.ShouldBe(10);
        error.FaultCount.ShouldBe(36);
        error.Message.Split('\n').Length.ShouldBe(11);
        error.Message.ShouldEndWith("\na.csv: 6 faults of other kinds.");
    }

    [Fact]
    public void A_million_wrong_cells_are_counted_and_not_kept()
    {
        var faults = new CsvFaults("a.csv");
        CsvColumns columns = CsvColumns.Find(faults, ["A"], "", ["A"], 1);
        string[] cells = ["not a number"];
        Read(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(1_000_000);
        (GC.GetAllocatedBytesForCurrentThread() - before)
            .ShouldBeLessThan(200_000_000, "200 bytes for each, let go at once: no exception, no message");
        NbmCsvException error = Should.Throw<NbmCsvException>(faults.ThrowIfAny);
        error.FaultCount.ShouldBe(1_000_001);
        error.Message.Length.ShouldBeLessThan(1000);

        void Read(int times)
        {
            for (int i = 0; i < times; i++)
            {
                columns.TryRow(cells, i + 1, out CsvRow row);
                row.Number<int>(0);
            }
        }
    }

    [Fact]
    public void A_cell_with_a_stray_quote_counts_once_and_its_row_is_left_out()
    {
        var faults = new CsvFaults("a.csv");
        CsvColumns columns = CsvColumns.Find(faults, ["A", "B"], "", ["A", "B"], 2);
        faults.BadCell(2, "x\"y");
        faults.BadCell(2, "z\"");
        columns.TryRow(["x", "y"], 2, out _).ShouldBeFalse();
        columns.TryRow(["1", "y"], 3, out CsvRow row).ShouldBeTrue();
        row.IsWrong.ShouldBeFalse();
        row.Number<int>(1);
        row.IsWrong.ShouldBeTrue();
        Should.Throw<NbmCsvException>(faults.ThrowIfAny).Faults.Select(fault => (fault.Line, fault.Count)).ShouldBe([(2, 1), (3, 1)]);
    }

    [Fact]
    public void A_stray_quote_in_the_header_ends_the_reading()
    {
        var faults = new CsvFaults("a.csv");
        faults.BadCell(1, "x\"y");
        Should.Throw<NbmCsvException>(() => CsvColumns.Find(faults, ["A"], "", ["B"], 1)).Line.ShouldBe(1);
    }

    [Fact]
    public void Missing_columns_are_named_together_and_those_of_training_with_advice()
    {
        Missing(["x"], scored: 2).Message.ShouldBe("a.csv: there are no columns 'A', 'B', 'T'. The columns found are: x.");
        Missing(["a", "b"], scored: 2).Message.ShouldBe("a.csv: there is no column 'T'. The columns found are: a, b. Read it otherwise.");

        static NbmCsvException Missing(string[] header, int scored) =>
            Should.Throw<NbmCsvException>(
                () => CsvColumns.Find(new CsvFaults("a.csv"), header, "Read it otherwise.", ["A", "B", "T"], scored));
    }

    private static NbmCsvException ErrorOf(int line, params string[][] rows) => ErrorOf(["A", "B"], line, rows);

    private static NbmCsvException ErrorOf(string[] header, int line, string[][] rows)
    {
        var faults = new CsvFaults("a.csv");
        CsvColumns columns = CsvColumns.Find(faults, header, "", header, header.Length);
        foreach (string[] cells in rows)
        {
            if (columns.TryRow(cells, line++, out CsvRow row))
            {
                for (int c = 0; c < header.Length; c++)
                {
                    row.Number<int>(c);
                }
            }
        }

        return Should.Throw<NbmCsvException>(faults.ThrowIfAny);
    }
}
