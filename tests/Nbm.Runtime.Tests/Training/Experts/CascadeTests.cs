namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>Experts asked in an order until one is sure enough.</summary>
public sealed class CascadeTests
{
    private static readonly TestRow[] s_rows = Toy.Of("C", 3000, 5).Rows;
    private static readonly TestEncoder s_encoder = new(Toy.Schema("C"));
    private static readonly ExpertsModel s_model = Experts.Train(Toy.Schema("C"), Toy.Of("C", 6000, 1).Rows, Toy.Layout("C"),
        new ExpertsOptions { LearningRate = 0.01, Threads = 1 });

    [Fact]
    public void At_a_threshold_of_0_the_first_decides_all_and_beyond_1_the_last()
    {
        ExpertsCascade cascade = s_model.Cascade(0, 1, 2);
        cascade.Stages.Select(stage => stage.Name).ShouldBe(["G0", "G1", "G0 + G1"]);
        CascadeReport first = cascade.Evaluate(s_encoder, s_rows, 0), last = cascade.Evaluate(s_encoder, s_rows, 2);
        first.Stages.Select(stage => stage.Share).ShouldBe([1, 0, 0]);
        first.Groups.Select(group => group.Share).ShouldBe([1, 0]);
        last.Stages.Select(stage => stage.Share).ShouldBe([0, 0, 1]);
        last.Groups.Select(group => group.Share).ShouldBe([1, 1]);
        last.Quality.ShouldBe(last.QualityOfLast);
        last.Loss.ShouldBe(0);
    }

    [Fact]
    public void A_row_is_decided_by_the_first_expert_that_is_confident_enough()
    {
        ExpertsCascade cascade = s_model.Cascade(1, 0, 2);
        const double Threshold = 0.8;
        int[] stages = [.. s_rows.Select(row => cascade.Decide(row.Values, Threshold).Stage)];
        for (int r = 0; r < s_rows.Length; r++)
        {
            ExpertsPrediction said = s_model.Consult(s_rows[r]);
            stages[r].ShouldBe(said[1]!.Confidence >= Threshold ? 0 : said[0]!.Confidence >= Threshold ? 1 : 2);
        }

        CascadeReport report = cascade.Evaluate(s_encoder, s_rows, Threshold);
        report.Measure.ShouldBe("AUROC");
        for (int stage = 0; stage < 3; stage++)
        {
            report.Stages[stage].Share.ShouldBe(stages.Count(own => own == stage) / (double)s_rows.Length, 1e-12);
            report.Stages[stage].Share.ShouldBeGreaterThan(0);
        }

        report.Groups[0].Share.ShouldBe(1 - report.Stages[0].Share, 1e-12);
        report.Groups[1].Share.ShouldBe(1);
    }

    [Fact]
    public void What_later_stages_read_is_not_looked_at_where_an_earlier_one_decides() =>
        s_model.Cascade(0, 2).Decide([-1, double.NaN], 0.5).ShouldSatisfyAllConditions(
            decided => decided.Stage.ShouldBe(0), decided => decided.Opinion.Prediction.ShouldBeLessThan(0.2));

    [Fact]
    public void The_chosen_threshold_is_the_least_that_costs_no_more_than_it_may()
    {
        ExpertsCascade cascade = s_model.Cascade(0, 2);
        double chosen = cascade.Choose(s_encoder, s_rows, 0.02);
        cascade.Evaluate(s_encoder, s_rows, chosen).Loss.ShouldBeInRange(-0.02, 0.02);
        cascade.Evaluate(s_encoder, s_rows, 0).Loss.ShouldBeGreaterThan(0.02);
        cascade.Choose(s_encoder, s_rows, 1).ShouldBeLessThan(chosen);
        cascade.Choose(s_encoder, s_rows, -1).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void Cross_fitting_chooses_on_the_rows_of_one_parity_and_judges_on_the_other()
    {
        ExpertsCascade cascade = s_model.Cascade(0, 2);
        CascadeReport report = cascade.CrossFit(s_encoder, s_rows, 0.01);
        double even = cascade.Choose(s_encoder, [.. s_rows.Where((_, r) => r % 2 == 1)], 0.01);
        double odd = cascade.Choose(s_encoder, [.. s_rows.Where((_, r) => r % 2 == 0)], 0.01);
        report.Thresholds.ShouldBe([even, odd]);
        double decided = s_rows.Where((row, r) => cascade.Decide(row.Values, r % 2 == 0 ? even : odd).Stage == 0).Count();
        report.Stages[0].Share.ShouldBe(decided / s_rows.Length, 1e-12);
    }

    [Fact]
    public void A_report_says_whether_the_bound_was_met_on_rows_that_chose_nothing_and_by_how_much_it_was_missed()
    {
        ExpertsCascade cascade = s_model.Cascade(0, 2);
        CascadeReport missed = cascade.Evaluate(s_encoder, s_rows, 0, mostLoss: 0.02);
        CascadeReport met = cascade.Evaluate(s_encoder, s_rows, 2, mostLoss: 0);
        (missed.MostLoss, missed.IsMet, missed.MissedBy).ShouldBe((0.02, false, missed.Loss - 0.02));
        string by = ScoreText.Of(missed.MissedBy!.Value), most = ScoreText.Of(0.02);
        missed.ToString().ShouldContain($"{by} more than the {most} asked for: missed on rows that didn't choose the threshold");
        (met.MostLoss, met.IsMet, met.MissedBy).ShouldBe((0, true, 0));
        met.ToString().ShouldContain($"where {ScoreText.Of(0)} was the most");
        CascadeReport crossed = cascade.CrossFit(s_encoder, s_rows, 0.01), unasked = cascade.Evaluate(s_encoder, s_rows, 0.5);
        (crossed.MostLoss, crossed.IsMet).ShouldBe((0.01, crossed.Loss <= 0.01));
        (unasked.MostLoss, unasked.IsMet, unasked.MissedBy).ShouldBe((null, null, null));
        Should.Throw<ArgumentOutOfRangeException>(() => cascade.Evaluate(s_encoder, s_rows, 0.5, double.NaN))
            .Message.ShouldContain("a finite number");
    }

    [Fact]
    public void A_cascade_of_no_stages_says_what_to_pass() =>
        Should.Throw<ArgumentException>(() => s_model.Cascade()).Message.ShouldContain(
            "none is given. Pass the indices of those to ask, of few groups first: 0 is G0; 1 is G1; 2 is G0 + G1.");

    [Fact]
    public void A_cascade_without_a_group_asks_the_expert_of_all_others_and_says_where_there_is_none()
    {
        s_model.CascadeWithout(1).Stages.Select(stage => stage.Name).ShouldBe(["G0", "G0 + G1"]);
        ExpertsModel three = Experts.Train(
            Schemas.Of(Schemas.Binary(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]),
            [.. s_rows.Take(100).Select(row => row with { Values = [.. row.Values, 1] })], Experts.Layout([[0], [1], [2]]),
            Experts.Small with { Epochs = 1 });
        Should.Throw<ArgumentException>(() => three.CascadeWithout(1)).Message
            .ShouldContain("A cascade without G1 asks the expert of G0, G2 first or last, and there is none. Declare one, [Expert(…)] with "
                + "these groups.");
        Should.Throw<ArgumentException>(() => three.CascadeWithout(3)).Message.ShouldContain("There is no group 3");
        Should.Throw<ArgumentException>(() => s_model.Cascade(2, 0)).Message.ShouldContain("reads no more than that of");
        Should.Throw<ArgumentException>(() => s_model.Cascade(0, 0)).Message.ShouldContain("Ask those of few groups first.");
        ExpertsCascade two = s_model.Cascade(0, 2);
        Should.Throw<ArgumentOutOfRangeException>(() => two.CrossFit(s_encoder, s_rows, double.NaN)).Message.ShouldContain("finite");
        Should.Throw<NbmDataException>(() => two.CrossFit(s_encoder, [s_rows[0]], 0.01)).Message.ShouldContain("isn't defined");
        Should.Throw<ArgumentException>(() => three.Cascade(7)).Message.ShouldContain("There is no expert 7");
    }

    [Fact]
    public void Rows_without_a_target_can_not_judge_one()
    {
        ExpertsCascade cascade = s_model.Cascade(0, 2);
        Should.Throw<NbmDataException>(() => cascade.Evaluate(s_encoder, [], 0.5)).Message.ShouldContain("None of the 0 rows has a target");
        Should.Throw<ArgumentException>(() => cascade.Evaluate(s_encoder, s_rows, double.NaN)).Message.ShouldContain("no number");
    }
}
