using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Nbm.Report.Tests;

/// <summary>A bill, whose interpreter reads features and an interaction.</summary>
[FlintModel(Attributes = 3, AttributeInputs = AttributeInputs.Features)]
[Interaction(nameof(Amount), nameof(Days))]
public partial record Bill
{
    [Feature(Unit = "€")] public double? Amount { get; init; }
    [Feature] public int Days { get; init; }
    [Feature] public string? Port { get; init; }
    [Target] public bool Paid { get; init; }

    public static Bill[] Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Bill
        {
            Amount = i % 9 == 0 ? null : i % 60, Days = i % 13, Port = i % 5 == 0 ? null : "port </script> " + (i % 4),
                Paid = i % 60 > 30 ^ i % 13 > 6,
        }),
    ];
}

/// <summary>A stamp, of which there is a picture, and of which several classes are told.</summary>
[FlintModel(Attributes = 4)]
public partial record Stamp
{
    [FeatureVector(Length = 12, Width = 4, Height = 3)] public required float[] Pixels { get; init; }
    [Target] public Cabin Kind { get; init; }

    public static Stamp[] Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Stamp
        {
            Pixels = [.. Enumerable.Range(0, 12).Select(p => p % 3 == i % 3 ? 1f : i % 7 / 20f)], Kind = (Cabin)(i % 3),
        }),
    ];
}

/// <summary>The page of an interpreter: how well it follows, what attributes are, which classes they speak for, and rows.</summary>
public sealed class FlintReportTests
{
    private static readonly FlintOptions s_options =
        new() { Seed = 1, HiddenUnits = [8], DecoderUnits = [4], Epochs = 20, InterpreterEpochs = 20, BatchSize = 32,
            InterpreterBatchSize = 32 };

    private static readonly Bill[] s_bills = Bill.Rows(300);
    private static readonly Stamp[] s_stamps = Stamp.Rows(150);
    private static readonly Lazy<BillFlint> s_bill = new(() => BillFlint.Train(s_bills, s_options));
    private static readonly Lazy<StampFlint> s_stamp = new(() => StampFlint.Train(s_stamps, s_options));

    [Fact]
    public void It_says_how_well_the_network_is_followed_on_its_rows_and_on_those_of_training()
    {
        string page = Page(s_bill.Value, s_bills[..100], new ReportOptions { Rows = 7, Notes = "Not for bailiffs." });
        FlintMetrics shown = s_bill.Value.EvaluateInterpreter(s_bills[..100]);
        Cells(page, "fidelity").ShouldBe([Percent(shown.Fidelity), Percent(s_bill.Value.Summary.Fidelity)]);
        Cells(page, "accuracy of the network")[0].ShouldBe(Percent(1 - shown.PredictorError));
        Cells(page, "accuracy of the interpreter")[0].ShouldBe(Percent(1 - shown.InterpreterError));
        Cells(page, "conciseness, τ = 2 (and with those against)")[0]
            .ShouldBe(string.Create(
                CultureInfo.InvariantCulture, $"{shown.Conciseness(2):0.000} ({shown.Conciseness(2, absolute: true):0.000})"));
        Cells(page, "rows without an active attribute")[0].ShouldBe(Percent(shown.Interpreter.ShareWithoutActive));
        foreach (string text in new[] { "AUROC", "Not for bailiffs.", "port &lt;/script&gt; 1", "Rows that activate it most" })
        {
            page.ShouldContain(text);
        }

        page.Split("<h3>Row ").Length.ShouldBe(1 + 7);
    }

    [Fact]
    public void An_attribute_of_features_has_its_terms_its_pictures_and_where_it_is_greatest()
    {
        string page = Page(s_bill.Value, s_bills, new ReportOptions { Rows = 0 });
        Pictures(page).Length.ShouldBe(2 + (3 * 3)); // Calibration, relevances, and three terms of each attribute.
        page.Split("greatest, exactly, where").Length.ShouldBe(1 + 3);
        page.Split("<th scope=\"row\">AmountXDays</th>").Length.ShouldBe(1 + 3);
    }

    [Fact]
    public void Attributes_of_pictures_are_pictures()
    {
        string page = Page(s_stamp.Value, s_stamps, new ReportOptions { Rows = 2 });
        page.ShouldContain("the mean of the 100 rows that activate it most");
        page.ShouldContain("data:image/png;base64,");
        page.ShouldContain("to the score of Business");
        Pictures(page).Length.ShouldBe(2); // Relevances, and all attributes in one.
    }

    [Fact]
    public void An_interpreter_of_something_else_has_a_page_too()
    {
        BillFlint interpreter = BillFlint.Interpret(s_bills, row => row.Days > 6 ? 0.9 : 0.1, s_options);
        string page = Page(interpreter, s_bills, new ReportOptions { Rows = 1 });
        Cells(page, "fidelity")[0].ShouldBe("–");
        page.ShouldContain("An interpreter of what something else says of Paid");
        page.ShouldContain("changed nothing: what is interpreted stays as it is");
    }

    [Fact]
    public void It_loads_nothing_needs_no_style_but_its_own_and_is_the_same_bytes_each_time()
    {
        var options = new ReportOptions { Time = new Still() };
        string page = Page(s_stamp.Value, s_stamps, options), other = Page(s_bill.Value, s_bills, options);
        page.ShouldBe(Page(s_stamp.Value, s_stamps, options));
        foreach (string any in new[] { page, other })
        {
            any.ShouldContain("default-src 'none'");
            any.ShouldNotContain("<script");
            any.ShouldNotContain("src=");
            Regex.Count(any, " style=").ShouldBe(0);
            Regex.Count(any, "<style").ShouldBe(1);
        }
    }

    [Fact]
    public void Segments_are_for_experts() =>
        Should.Throw<ArgumentException>(() => Page(s_bill.Value, s_bills, new ReportOptions { Segment = "Port" }))
            .Message.ShouldContain("for reports of experts");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    // The cells of a line of a table, by its head.
    private static string[] Cells(string page, string head)
    {
        int at = page.IndexOf($"<th scope=\"row\">{head}</th>", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, head);
        string line = page[at..page.IndexOf("</tr>", at, StringComparison.Ordinal)];
        return [.. Regex.Matches(line, "<td>(.*?)</td>").Select(match => match.Groups[1].Value)];
    }

    private static string Page<TRecord>(Model<TRecord> model, TRecord[] rows, ReportOptions options)
        where TRecord : notnull
    {
        string path = Path.GetTempFileName();
        try
        {
            model.WriteReport(path, rows, options);
            return File.ReadAllText(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static XElement[] Pictures(string page) =>
        [.. Regex.Matches(page, "<svg.*?</svg>", RegexOptions.Singleline).Select(match => XElement.Parse(match.Value))];

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
