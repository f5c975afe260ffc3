using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Models of the same rows beside one another.</summary>
public sealed class ModelComparisonTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly TrainingOptions s_options = new() { Seed = 3, PosteriorDraws = 0 };
    private static readonly TestRow[] s_rows = Rows(120);
    private static readonly CrossValidation<AdditiveModel, double> s_curves = Run(4, s_options);
    private static readonly CrossValidation<AdditiveModel, double> s_lines = Run(4, s_options with { Shapes = ShapeKind.Linear });

    [Fact]
    public void A_difference_is_taken_fold_by_fold_and_its_error_knows_that_folds_share_rows()
    {
        ComparedModel lines = Both().Models[1];

        double[] differences = [.. s_lines.Folds.Zip(s_curves.Folds, (own, first) => own.Metrics - first.Metrics)];
        double mean = differences.Average(), variance = differences.Sum(d => (d - mean) * (d - mean)) / 3;
        lines.Difference.Mean.ShouldBe(mean, 1e-12);
        lines.Difference.StandardError.ShouldBe(Math.Sqrt(variance * ((1 / 4.0) + (30 / 90.0))), 1e-12);
        lines.Metric.ShouldBe(s_lines.Estimate(metrics => metrics));
    }

    [Fact]
    public void The_first_model_is_what_others_are_compared_with()
    {
        Both().Models[0].Difference.ShouldBe(new MetricEstimate(0, 0));
        Both().Models.Select(model => model.Name).ShouldBe(["curves", "lines"]);
    }

    [Fact]
    public void A_sine_is_more_to_read_than_a_line()
    {
        Both().Models[1].Size.Numbers.ShouldBe(3, "an intercept and a line");
        Both().Models[0].Size.Numbers!.Value.ShouldBeGreaterThan(6);
        using var file = new MemoryStream();
        s_lines.Folds[0].Model.Save(file);
        s_lines.Folds[0].Model.Size.Bytes.ShouldBe(file.Length);
    }

    [Fact]
    public void Other_folds_and_names_that_are_taken_are_refused()
    {
        Should.Throw<ArgumentException>(() => Both().With("lines", s_lines)).Message.ShouldContain("There is a model 'lines' already");
        Should.Throw<ArgumentException>(() => Both().With("others", Run(3, s_options))).Message.ShouldContain("other folds than 'curves'");
        Should.Throw<ArgumentException>(() => Both().With("others", Run(4, s_options with { Seed = 4 }))).Message
            .ShouldContain("the same rows, folds and Seed");
    }

    [Fact]
    public void As_many_other_rows_are_refused()
    {
        TestRow[] others = [.. s_rows.Select((row, r) => r == 7 ? row with { Target = row.Target + 1 } : row)];
        TestRow[] moved = [.. s_rows.Select((row, r) => r == 7 ? row with { Values = [row.Values[0] + 1] } : row)];
        foreach (TestRow[] rows in new[] { others, moved })
        {
            Should.Throw<ArgumentException>(() => Both().With("others", Run(4, s_options, rows))).Message
                .ShouldStartWith("'others' was cross-validated on other rows than 'curves': as many of them, but with other targets, "
                    + "weights or features.");
        }

        Both().With("the same", Run(4, s_options, [.. s_rows])).Models.Length.ShouldBe(3);
    }

    [Fact]
    public void Numbers_of_a_column_have_the_same_decimals()
    {
        ImmutableArray<ComparedModel> models =
        [
            new("a", new(0.84, 0.01), new(0, 0), TimeSpan.Zero, new ModelSize(1, 1)),
            new("b", new(0.8391, 0.0123), new(-0.0009, 0.00041), TimeSpan.Zero, new ModelSize(1, 1)),
            new("c", new(0.9, 0.2), new(0.06, 0.00002), TimeSpan.Zero, new ModelSize(1, null)),
        ];
        Nbm.Reports.ComparisonText.Cells(models).Select(cells => (cells[1], cells[2])).ShouldBe(
            [("0.8400 ± 0.0100", "–"), ("0.8391 ± 0.0123", "-0.00090 ± 0.00041"), ("0.9000 ± 0.2000", "+0.06000 ± 0.00002")]);
    }

    [Fact]
    public void A_comparison_is_a_table_of_text_and_a_page_that_loads_nothing()
    {
        ModelComparison<double> comparison = Both().With("<b>", s_lines);
        string[] lines = comparison.ToString().Split('\n');

        lines.Length.ShouldBe(4);
        lines[0].ShouldStartWith("model   error");
        lines[2].ShouldStartWith("lines");
        string page = comparison.ToHtml();
        page.ShouldContain("&lt;b&gt;");
        page.ShouldNotContain("<b>");
        page.ShouldContain("default-src 'none'");
    }

    private static ModelComparison<double> Both() =>
        new ModelComparison<double>("error", error => error).With("curves", s_curves).With("lines", s_lines);

    private static CrossValidation<AdditiveModel, double> Run(int folds, TrainingOptions options, TestRow[]? of = null) =>
        CrossValidator.Run(
        new TestEncoder(s_schema),
        of ?? s_rows,
        folds,
        model => model,
        (model, rows) => Math.Sqrt(rows.Average(row => Math.Pow(model.Scores(row.Values)[0] - row.Target, 2))),
        options,
        null,
        default);

    private static TestRow[] Rows(int count)
    {
        var noise = new Noise(4);
        return [.. Enumerable.Range(0, count).Select(_ => noise.Uniform())
            .Select(x => new TestRow([x], Math.Sin(9 * x) + (0.1 * noise.Normal())))];
    }
}
