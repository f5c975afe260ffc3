namespace Nbm.Runtime.Tests.Training;

/// <summary>Strata, which have each a baseline hazard of their own.</summary>
public sealed class StratumTests
{
    private static readonly TestRow[] s_rows = Durations.Sites(2400, 1);
    private static readonly DurationModel s_model = Durations.Train(Durations.Stratified, s_rows);

    [Fact]
    public void An_effect_is_compared_within_strata()
    {
        static double Effect(DurationModel model) =>
            model.Predict(new TestRow([0.65], 0, Stratum: "site 0")).Score - model.Predict(new TestRow([0.35], 0, Stratum: "site 0")).Score;
        double truth = Durations.Score(0.65) - Durations.Score(0.35);

        Effect(s_model).ShouldBe(truth, 0.35 * truth);
        Effect(Durations.Train(Durations.Schema, s_rows)).ShouldBeLessThan(-truth); // High x is where hazards are low.
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.15)]
    [InlineData(2, 0.04)]
    public void A_row_has_the_survival_of_its_stratum(int site, double time)
    {
        double hazard = s_model.Predict(new TestRow([0.5], 0, Stratum: "site " + site)).CumulativeHazard(time);
        hazard.ShouldBe(time * Math.Exp(Durations.Score(0.5)) * Math.Pow(4, site), 0.25 * hazard);
    }

    [Fact]
    public void Many_rows_are_predicted_as_each_alone()
    {
        TestRow[] rows = [.. s_rows.Take(50), new TestRow([0.5], 0, Stratum: "elsewhere")];
        s_model.Predict((IReadOnlyList<TestRow>)rows).ShouldBe(rows.Select(row => s_model.Predict(row)));
    }

    [Theory]
    [InlineData("elsewhere", "Training saw no event in the stratum 'elsewhere'")]
    [InlineData(null, "Training saw no event in the stratum ''")]
    public void Of_a_stratum_that_training_never_saw_the_hazard_ratio_is_known_and_nothing_of_time(string? stratum, string why)
    {
        SurvivalPrediction prediction = s_model.Predict(new TestRow([0.5], 0, Stratum: stratum));

        prediction.HazardRatio.ShouldBe(s_model.Predict(new TestRow([0.5], 0, Stratum: "site 1")).HazardRatio);
        prediction.HasBaseline.ShouldBeFalse();
        s_model.BaselineOf(new TestRow([0.5], 0, Stratum: stratum)).ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => prediction.Survival(1)).Message.ShouldContain(why);
        Should.Throw<InvalidOperationException>(() => prediction.TimeOf(0.5)).Message.ShouldContain(why);
    }

    [Fact]
    public void A_stratum_without_events_has_no_baseline()
    {
        DurationModel model = Durations.Train(Durations.Stratified,
            [.. s_rows.Take(200).Select(row => row with { Event = row.Event && row.Stratum != "site 1" })]);
        model.StratumBaselines.Keys.ShouldBe(["site 0", "site 2"]);
        model.Predict(new TestRow([0.5], 0, Stratum: "site 1")).HasBaseline.ShouldBeFalse();
    }

    [Fact]
    public void The_one_baseline_is_asked_for_in_vain() =>
        Should.Throw<InvalidOperationException>(() => s_model.Baseline).Message.ShouldBe(
            "Test has strata, and each a baseline hazard of its own: ask for StratumBaselines, or for that of a row, BaselineOf.");

    [Fact]
    public void Concordance_compares_within_strata()
    {
        (double won, double all) = (0, 0);
        TestRow[] rows = s_rows[..300];
        foreach (TestRow p in rows.Where(row => row.Event))
        {
            foreach (TestRow q in rows.Where(q => q.Target > p.Target && q.Stratum == p.Stratum))
            {
                (double first, double second) = (s_model.Predict(p).Score, s_model.Predict(q).Score);
                won += first > second ? 1 : first == second ? 0.5 : 0;
                all++;
            }
        }

        s_model.Evaluate(rows).Concordance.ShouldBe(won / all, 1e-12);
    }

    [Fact]
    public void A_missing_stratum_is_told_with_its_row()
    {
        TestRow[] rows = [.. s_rows.Take(50)];
        rows[3] = rows[3] with { Stratum = null };
        Should.Throw<NbmDataException>(() => Durations.Train(Durations.Stratified, rows)).Message
            .ShouldBe("Row 3 of train: its stratum is missing. Give it one, or leave such rows out.");
        Should.Throw<NbmDataException>(() => s_model.Evaluate(rows)).Message
            .ShouldBe("Row 3: its stratum is missing. Give it one, or leave such rows out.");
    }
}
