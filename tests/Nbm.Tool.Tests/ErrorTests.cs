using Nbm.Tool.Commands;
using Nbm.Tool.Terminal;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>Errors end with 2, on the error stream, and say what to do.</summary>
public sealed class ErrorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void A_file_that_is_not_there_brings_the_nearest_name()
    {
        _folder.Write("credit.nbm", "x");
        Fails("did you mean credit.nbm?", "inspect", _folder.File("credti.nbm"));
    }

    [Fact]
    public void A_damaged_model_is_named() => Fails("The file is no Nbm model", "inspect", _folder.Write("m.nbm", "no model"));

    [Fact]
    public void A_column_that_is_not_there_brings_the_nearest_name() =>
        Fails("did you mean 'status'?", "scaffold", _folder.Write("d.csv", "a,status", "1,2"), "--target", "statsu");

    [Fact]
    public void A_file_with_semicolons_is_refused() =>
        Fails("--delimiter ';'", "scaffold", _folder.Write("d.csv", "a;b", "1;2"), "--target", "a");

    [Fact]
    public void A_row_of_other_length_is_named() =>
        Fails("line 3", "scaffold", _folder.Write("d.csv", "a,b", "1,2", "1,2,3"), "--target", "a");

    [Fact]
    public void Columns_that_are_called_alike_are_refused() =>
        Fails("'a b', 'a_b'", "scaffold", _folder.Write("d.csv", "a b,a_b,c", "1,2,3"), "--target", "c");

    [Fact]
    public void A_target_without_variation_is_refused() =>
        Fails("nothing to predict", "scaffold", _folder.Write("d.csv", "a,b", "1,2", "3,2"), "--target", "b");

    [Fact]
    public void A_text_is_no_regression() =>
        Fails("--task Multiclass", "scaffold", _folder.Write("d.csv", "a,b", "1,x", "3,y"), "--target", "b", "--task", "Regression");

    [Theory]
    [InlineData("--event", "--task", "Cox")]
    [InlineData("--task Cox", "--event", "died")]
    [InlineData("both", "--task", "Cox", "--event", "b")]
    [InlineData("holds", "--task", "Cox", "--event", "a")]
    [InlineData("missing in 1 row", "--task", "Cox", "--event", "gap")]
    public void A_survival_model_and_an_event_go_together(string message, params string[] args) =>
        Fails(message, ["scaffold", _folder.Write("d.csv", "a,b,died,gap", "1,2,1,1", "3,4,0,", "5,6,1,0"), "--target", "b", .. args]);

    [Fact]
    public void Files_that_are_there_are_not_replaced()
    {
        string csv = _folder.Write("d.csv", "a,b", "1,2", "3,4");
        ToolRun.Good("scaffold", csv, "--target", "b", "-o", _folder.File("p"));
        Fails("--force", "scaffold", csv, "--target", "b", "-o", _folder.File("p"));
        ToolRun.Good("scaffold", csv, "--target", "b", "-o", _folder.File("p"), "--force");
    }

    [Fact]
    public void A_folder_inside_of_a_project_that_would_compile_the_files_is_refused_with_where_else_to()
    {
        string csv = _folder.Write("d.csv", "a,b", "1,2", "3,4"), app = _folder.File("app");
        Directory.CreateDirectory(app);
        _folder.Write("app/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Fails("which compiles all files below it: its build would have two programs (CS8802)", "scaffold", csv, "--target", "b", "-o",
            _folder.File("app/models/new"));
        Fails("<Compile Remove=\"models/new/**\" />", "scaffold", csv, "--target", "b", "-o", _folder.File("app/models/new"));
        Fails("in the folder of the project", "scaffold", csv, "--target", "b", "-o", app);
        Directory.Exists(_folder.File("app/models")).ShouldBeFalse();

        ToolRun.Good("scaffold", csv, "--target", "b", "-o", _folder.File("beside"));
        _folder.Write("app/App.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><Compile Remove=\"models\\**\" /></ItemGroup></Project>");
        ToolRun.Good("scaffold", csv, "--target", "b", "-o", _folder.File("app/models/new"));
        _folder.Write("app/App.csproj",
            "<Project><PropertyGroup><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup></Project>");
        ToolRun.Good("scaffold", csv, "--target", "b", "-o", _folder.File("app/other"));
    }

    [Fact]
    public async Task A_pipe_is_read_where_once_is_enough_and_refused_where_it_is_not()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Pipes have no place among files there.
        }

        string model = ModelOf(_folder), pipe = _folder.File("pipe");
        string text = await File.ReadAllTextAsync(_folder.File("b.csv"));
        using (var make = System.Diagnostics.Process.Start("mkfifo", pipe))
        {
            await make.WaitForExitAsync();
        }

        Task writer = Task.Run(() => File.WriteAllText(pipe, text));
        ToolRun.Good("report", model, "--data", pipe, "-o", _folder.File("piped.html"));
        await writer;
        ToolRun.Good("report", model, "--data", _folder.File("b.csv"), "-o", _folder.File("read.html"));
        Math.Abs(new FileInfo(_folder.File("piped.html")).Length - new FileInfo(_folder.File("read.html")).Length).ShouldBeLessThan(100);

        foreach (string command in new[] { "scaffold", "compare" })
        {
            writer = Task.Run(() =>
            {
                using var open = new FileStream(pipe, FileMode.Open, FileAccess.Write);
            });
            Fails("is a pipe or a device, which can be read only once", command, pipe, "--target", "price");
            await writer;
        }
    }

    [Fact]
    public void All_kinds_of_wrong_cells_are_named_at_once_with_counts()
    {
        string[] lines = [.. Bookings.Lines(20)];
        lines[3] = "cheap" + lines[3][lines[3].IndexOf(',', StringComparison.Ordinal)..];
        lines[5] = "dear" + lines[5][lines[5].IndexOf(',', StringComparison.Ordinal)..];
        lines[7] = lines[7][..lines[7].LastIndexOf(',')] + ",many";
        ToolRun run = ToolRun.Of("report", ModelOf(_folder), "--data", _folder.Write("wrong.csv", lines), "-o", _folder.File("r.html"));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("line 4, column 'price': 'cheap' is no double");
        run.Error.ShouldContain("Likewise 1 more ('dear')");
        run.Error.ShouldContain("line 8, column 'guests': 'many' is no int");
        File.Exists(_folder.File("r.html")).ShouldBeFalse();
    }

    [Fact]
    public void An_empty_path_is_named_by_what_stands_before_it() =>
        Fails("after '-o' is empty", "export", ModelOf(_folder), "--to", "json", "-o", "");

    [Fact]
    public void What_is_read_is_never_overwritten()
    {
        string model = ModelOf(_folder), csv = _folder.File("b.csv");
        byte[] before = File.ReadAllBytes(model);
        Fails("is what is read", "export", model, "--to", "json", "-o", model);
        Fails("is what is read", "report", model, "--data", csv, "-o", csv);
        Fails("is what is read", "diff", model, model, "--html", model);
        File.ReadAllBytes(model).ShouldBe(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_read_is_not_overwritten_through_links_either(bool isFolder)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Links ask for rights that tests don't have.
        }

        string model = ModelOf(_folder), csv = _folder.File("b.csv"), link = _folder.File(isFolder ? "here" : "link.csv");
        byte[] before = File.ReadAllBytes(csv);
        if (isFolder)
        {
            Directory.CreateSymbolicLink(link, ".");
            link = Path.Combine(link, "b.csv");
        }
        else
        {
            File.CreateSymbolicLink(link, "b.csv"); // As it stands, from the folder of the link.
        }

        Fails("is what is read", "score", model, csv, "-o", link);
        Fails("is what is read", "score", model, link, "-o", csv);
        File.ReadAllBytes(csv).ShouldBe(before);
    }

    [Fact]
    public void An_unknown_option_is_wrong_usage() => ToolRun.Of("inspect", "x.nbm", "--nonsense").ExitCode.ShouldBe(2);

    [Fact]
    public void A_mistake_of_the_tool_is_one_line_and_has_an_exit_code_of_its_own()
    {
        using StringWriter error = new();
        int code = NbmCommand.Run(["inspect", ModelOf(_folder)], new ToolConsole(new BrokenWriter(), error));
        code.ShouldBe(3);
        string line = error.ToString().TrimEnd();
        line.ShouldStartWith("nbm: InvalidTimeZoneException: no writer");
        line.ShouldContain("NBM_STACK=1");
        line.ShouldNotContain("\n");
    }

    public void Dispose() => _folder.Dispose();

    private static string ModelOf(TempFolder folder)
    {
        string csv = folder.Write("b.csv", Bookings.Lines(60)), path = folder.File("b.nbm");
        BookingModel.Train(BookingCsv.Read(csv), TrainingOptions.Fast with { Seed = 1, Rounds = 2 }).Save(path);
        return path;
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(char value) => throw new InvalidTimeZoneException("no writer");

        public override void Write(string? value) => throw new InvalidTimeZoneException("no writer");

        public override void Write(char[] buffer, int index, int count) => throw new InvalidTimeZoneException("no writer");
    }

    private static void Fails(string message, params string[] args)
    {
        ToolRun run = ToolRun.Of(args);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Output.ShouldBeEmpty();
    }
}
