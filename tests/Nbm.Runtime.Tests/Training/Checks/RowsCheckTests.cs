using Nbm.Generated;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Rows are looked at before anything is learned of them; what they are made to have is found, and nothing else.</summary>
public sealed class RowsCheckTests
{
    private const int Count = 2000;

    private static readonly FeatureSchema[] s_features = [Schemas.Number("A", nullable: true), Schemas.Category("B", 4, nullable: true)];

    [Fact]
    public void Of_noise_nothing_is_said_and_nothing_told()
    {
        for (ulong seed = 0; seed < 5; seed++)
        {
            RowsReport report = Check(Schemas.Binary(), Made(seed, _ => 0.5));

            report.Notices.ShouldBeEmpty();
            report.Features.ShouldAllBe(feature => Math.Abs(feature.Alone - 0.5) < 0.06);
            report["A"].MissingAlone.ShouldBe(0.5, 0.06);
            Check(Schemas.Regression(), Made(seed, _ => 0.5)).Features.ShouldAllBe(feature => Math.Abs(feature.Alone) < 0.1);
        }
    }

    [Fact]
    public void Alone_of_two_classes_is_the_share_of_pairs_in_the_order_of_their_rates()
    {
        double[] rates = [0.1, 0.3, 0.6, 0.9];
        TestRow[] rows = Made(1, row => rates[(int)row[1]]);
        (double above, double pairs) = (0, 0);
        foreach (TestRow yes in rows.Where(row => row.Target == 1))
        {
            foreach (TestRow no in rows.Where(row => row.Target == 0))
            {
                double difference = rates[(int)yes.Values[1]] - rates[(int)no.Values[1]];
                above += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
                pairs++;
            }
        }

        Check(Schemas.Binary(), rows)["B"].Alone.ShouldBe(above / pairs, 0.01);
    }

    [Fact]
    public void Alone_of_numbers_is_the_share_of_the_variance_of_ranks_between_levels()
    {
        var noise = new Noise(3);
        TestRow[] rows = [.. Made(2, _ => 0).Select(row => row with { Target = Math.Exp(row.Values[1] + noise.Normal()) })];
        double[] ranks = Ranks.Of([.. rows.Select(row => row.Target)]);
        double mean = ranks.Average(), total = ranks.Sum(rank => (rank - mean) * (rank - mean));
        double between = rows.Zip(ranks).GroupBy(pair => pair.First.Values[1])
            .Sum(level => level.Count() * Math.Pow(level.Average(pair => pair.Second) - mean, 2));

        Check(Schemas.Regression(), rows)["B"].Alone.ShouldBe(between / total, 0.01);
    }

    [Fact]
    public void Alone_of_several_classes_is_the_share_of_impurity_explained()
    {
        // A level tells its class nine times out of ten, else any: τ = 0.9² about.
        var noise = new Noise(4);
        TestRow[] rows = [.. Made(3, _ => 0).Select(row => row with
        {
            Target = noise.Uniform() < 0.9 ? row.Values[1] : Math.Floor(4 * noise.Uniform()),
        })];
        Check(Schemas.Multiclass(4), rows)["B"].Alone.ShouldBe(0.81, 0.03);
    }

    [Fact]
    public void A_feature_that_says_the_target_in_other_words_is_a_leak()
    {
        var noise = new Noise(5);
        TestRow[] rows = [.. Made(4, _ => 0).Select(row => row with { Target = Math.Exp(row.Values[0]) })];
        rows = [.. rows.Where(row => !double.IsNaN(row.Values[0]))];
        Single(Check(Schemas.Regression(), rows), TrainingNoticeKind.Leakage, "A").Message.ShouldContain("tells Y by itself");

        rows = [.. Made(4, _ => 0).Select(row => row with { Target = noise.Uniform() < 0.002 ? 0 : row.Values[1] >= 2 ? 1 : 0 })];
        Single(Check(Schemas.Binary(), rows), TrainingNoticeKind.Leakage, "B").Values["alone"].ShouldBeGreaterThan(0.99);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(150)]
    public void Few_rows_are_enough_to_see_that_numbers_say_the_target(int count)
    {
        TestRow[] rows = [.. Made(16, _ => 0, count, missing: 0).Select(row => row with { Target = -Math.Pow(row.Values[0], 3) })];
        Check(Schemas.Regression(), rows)["A"].Alone.ShouldBe(1, 1e-9);
        Check(Schemas.Binary(), [.. rows.Select(row => row with { Target = row.Target > 0 ? 1 : 0 })])["A"].Alone.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void A_feature_that_is_missing_because_of_the_target_is_a_leak()
    {
        TestRow[] rows = [.. Made(6, _ => 0.4).Select(row => row with
        {
            Values = [row.Target == 1 ? double.NaN : 0.5 + row.Values[1], row.Values[1]],
        })];
        Single(Check(Schemas.Binary(), rows), TrainingNoticeKind.Leakage, "A").Message.ShouldStartWith("Whether A is missing tells Y");
    }

    [Fact]
    public void A_few_rows_without_value_that_are_all_of_one_class_are_told()
    {
        TestRow[] rows = [.. Made(7, _ => 0.4, missing: 0).Select((row, i) => i % 25 == 0
            ? row with { Values = [double.NaN, row.Values[1]], Target = 1 } : row)];
        Single(Check(Schemas.Binary(), rows), TrainingNoticeKind.Leakage, "A").Message
            .ShouldStartWith("All 80 rows where A is missing are of class 'true'");
    }

    [Fact]
    public void Copies_are_named_with_what_they_copy()
    {
        FeatureSchema[] features = [.. s_features, Schemas.Number("C", nullable: true), Schemas.Category("D", 4, nullable: true)];
        TestRow[] rows = [.. Made(8, _ => 0.5).Select(row => row with
        {
            Values = [.. row.Values, 100 - (3 * row.Values[0]), 3 - row.Values[1]],
        })];

        RowsReport report = Check(Schemas.Binary(), rows, features);

        report.Notices.Select(notice => (notice.Kind, notice.Term)).ShouldBe(
            [(TrainingNoticeKind.CopiedFeature, "C"), (TrainingNoticeKind.CopiedFeature, "D")]);
        report.Notices[0].Message.ShouldStartWith("C says the same as A: their ranks correlate by -1.0000");
        report.Notices[1].Message.ShouldStartWith("D says the same as B: their levels stand for one another");
    }

    [Fact]
    public void Constants_and_what_numbers_or_names_rows_are_told()
    {
        FeatureSchema[] features = [Schemas.Number("Id"), Schemas.Number("One"), Schemas.Number("No", nullable: true), Schemas.Text("Name"),
            Schemas.Number("Shuffled")];
        var noise = new Noise(9);
        double[] shuffled = [.. Enumerable.Range(0, Count).OrderBy(_ => noise.Uniform())];
        TestRow[] rows = [.. Enumerable.Range(0, Count).Select(i => new TestRow(
            [7000 + (3 * i), 1, double.NaN, 0, shuffled[i]], noise.Uniform() < 0.5 ? 1 : 0, [null, null, null, $"n{i}", null]))];

        Check(Schemas.Binary(), rows, features).Notices.Select(notice => (notice.Kind, notice.Term)).ShouldBe(
        [
            (TrainingNoticeKind.IdentifierFeature, "Id"), (TrainingNoticeKind.ConstantFeature, "One"),
            (TrainingNoticeKind.ConstantFeature, "No"), (TrainingNoticeKind.IdentifierFeature, "Name"),
            (TrainingNoticeKind.IdentifierFeature, "Shuffled"),
        ]);
    }

    [Fact]
    public void Repeated_and_contradicting_rows_are_counted()
    {
        var noise = new Noise(14);
        TestRow[] rows = [.. Made(10, _ => 0.5, missing: 0).Select(row => row with { Values = [.. row.Values, noise.Normal()] })];
        TestRow[] repeated = rows[..60], contradicting = [.. rows[60..75].Select(row => row with { Target = 1 - row.Target })];

        RowsReport report = Check(Schemas.Binary(), [.. rows, .. repeated, .. contradicting], [.. s_features, Schemas.Number("C")]);

        (report.Repeated, report.Contradicting).ShouldBe((60, 15));
        Single(report, TrainingNoticeKind.RepeatedRows, null).Values["repeated"].ShouldBe(60);
    }

    [Fact]
    public void Rows_that_repeat_by_chance_are_counted_and_no_more()
    {
        // A quarter have no number, and then are all but the same.
        RowsReport report = Check(Schemas.Binary(), Made(15, _ => 0.5, missing: 4));
        report.Repeated.ShouldBeGreaterThan(Count / 5);
        report.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_class_of_hardly_any_row_is_told()
    {
        TestRow[] rows = [.. Made(11, _ => 0).Select((row, i) => row with { Target = i < 12 ? 1 : 0 })];
        RowsReport report = Check(Schemas.Binary(), rows);
        Single(report, TrainingNoticeKind.RareClass, null).Message.ShouldStartWith("12 of 2,000 rows are of class 'true'");
        report.Target.Classes.ShouldBe([new ClassCount("false", 1988), new ClassCount("true", 12)]);
    }

    [Fact]
    public void Rows_of_one_class_are_told_where_training_would_refuse_them()
    {
        RowsReport report = Check(Schemas.Binary(), Made(12, _ => 0));
        report.Target.Classes[1].Rows.ShouldBe(0);
        report["A"].Alone.ShouldBe(double.NaN);
        report.Notices.ShouldContain(notice => notice.Kind == TrainingNoticeKind.RareClass);
    }

    [Fact]
    public void A_single_row_can_be_looked_at() =>
        Check(Schemas.Regression(), [new TestRow([1, 0], 3)]).ToString().ShouldStartWith("1 rows; 0 repeat another one");

    [Theory]
    [InlineData(1000)]
    [InlineData(40_000)]
    public void Training_notes_the_same_of_few_rows_and_many(int count)
    {
        TestRow[] rows = [.. Made(13, _ => 0, count: count, missing: 0).Select(row => row with { Target = -row.Values[0] })];
        TrainingData data = Problems.Data(Schemas.Of(Schemas.Regression(), s_features), rows);
        data.Notices.Select(notice => (notice.Kind, notice.Term)).ShouldBe([(TrainingNoticeKind.Leakage, "A")]);
    }

    private static RowsReport Check(TargetSchema target, TestRow[] rows, FeatureSchema[]? features = null) =>
        RowsChecker.Check(new TestEncoder(Schemas.Of(target, features ?? s_features)), rows);

    private static TrainingNotice Single(RowsReport report, TrainingNoticeKind kind, string? term)
    {
        TrainingNotice notice = report.Notices.ShouldHaveSingleItem();
        (notice.Kind, notice.Term).ShouldBe((kind, term));
        return notice;
    }

    // A number that is missing of every so many rows, and a level; the target is 1 with the probability that they have.
    private static TestRow[] Made(ulong seed, Func<double[], double> rate, int count = Count, int missing = 10)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] values = [noise.Normal(), Math.Floor(4 * noise.Uniform())];
            values[0] = missing > 0 && noise.Uniform() < 1.0 / missing ? double.NaN : values[0];
            return new TestRow(values, noise.Uniform() < rate(values) ? 1 : 0);
        })];
    }
}
