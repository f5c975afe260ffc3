using System.Text.Json;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Explanations say of each value whether training saw values like it.</summary>
public sealed class StandingTests
{
    private static readonly ApplicantModel s_model = ApplicantModel.Train(CreditData.Rows, Quick.Options);
    private static readonly double s_greatest = CreditData.Rows.Max(row => row.Income) ?? 0;
    private static readonly Applicant s_plain = CreditData.Rows[0] with { Income = s_greatest, Job = "fixed" };

    [Fact]
    public void Every_training_row_is_known_or_missing() =>
        CreditData.Rows.Take(300).SelectMany(row => s_model.Explain(row).Contributions).Select(c => c.Standing).Distinct().Order()
            .ShouldBe([Standing.Known, Standing.Missing]);

    [Fact]
    public void The_range_ends_at_the_greatest_training_value_to_the_last_bit()
    {
        s_model.Explain(s_plain).Income.Standing.ShouldBe(Standing.Known);
        s_model.Explain(s_plain with { Income = Math.BitIncrement(s_greatest) }).Income.Standing.ShouldBe(Standing.AboveRange);
        s_model.Explain(s_plain with { Seniority = -1 }).Seniority.Standing.ShouldBe(Standing.BelowRange);
    }

    [Fact]
    public void Missing_values_texts_never_seen_and_numbers_that_are_no_member_are_told_apart()
    {
        s_model.Explain(s_plain with { Income = null }).Income.Standing.ShouldBe(Standing.Missing);
        s_model.Explain(s_plain with { Job = "astronaut" }).Job.Standing.ShouldBe(Standing.Unseen);
        s_model.Explain(s_plain with { Home = (Housing)77 }).Home.Standing.ShouldBe(Standing.Unseen);
    }

    [Fact]
    public void An_interaction_stands_as_the_value_furthest_from_training()
    {
        s_model.Explain(s_plain with { Income = null, Seniority = 99 }).SeniorityXIncome.Standing.ShouldBe(Standing.AboveRange);
        s_model.Explain(s_plain with { Income = null }).SeniorityXIncome.Standing.ShouldBe(Standing.Missing);
        s_model.Explain(s_plain).SeniorityXIncome.Standing.ShouldBe(Standing.Known);
    }

    [Fact]
    public void Texts_and_JSON_say_so()
    {
        ApplicantExplanation why = s_model.Explain(s_plain with { Income = 99999, Job = "astronaut" });
        why.ToString().ShouldContain("= 99999 $/month (above the training range)");
        why.ToString().ShouldContain("astronaut (unseen)");
        why.Income.ToString().ShouldStartWith("99999 (above the training range) → ");

        JsonElement json = JsonSerializer.SerializeToElement(why);
        json.GetProperty("Income").GetProperty("Standing").GetString().ShouldBe("AboveRange");
        json.GetProperty("SeniorityXIncome").GetProperty("Standing").GetString().ShouldBe("AboveRange");
        json.GetProperty("Home").GetProperty("Standing").GetString().ShouldBe("Known");
    }

    [Fact]
    public void Curves_that_go_on_beyond_the_rows_of_a_small_regression_do_not_widen_the_range()
    {
        House[] rows = Quick.Rows(120, static (u, v, _) => new House((float)(100 * u), new DateOnly(2020, 1, 1).AddDays((int)(500 * v)),
            null, v > 0.5, (decimal)(1000 * u), 1));
        HouseModel model = HouseModel.Train(rows, new TrainingOptions { Seed = 1 });
        model.Shapes.Area.Knots[^1].ShouldBeGreaterThan(rows.Max(row => row.Area)); // The curve does go on.

        rows.ShouldAllBe(row => model.Explain(row).Area.Standing == Standing.Known);
        float most = rows.Max(row => row.Area), least = rows.Min(row => row.Area);
        model.Explain(rows[0] with { Area = MathF.BitIncrement(most) }).Area.Standing.ShouldBe(Standing.AboveRange);
        model.Explain(rows[0] with { Area = MathF.BitDecrement(least) }).Area.Standing.ShouldBe(Standing.BelowRange);
    }
}
