using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>The table over denied rows is what its rows say one by one.</summary>
public sealed class DeniedTests
{
    private static readonly BorrowerModel s_model = BorrowerModel.Train(CreditRows.Borrowers, new TrainingOptions { Seed = 1, Rounds = 4 });
    private static readonly Borrower[] s_rows = [.. CreditRows.Borrowers.Where((_, r) => r % 25 == 0)];
    private static readonly ResponsivenessTable s_table = s_model.Responsiveness(s_rows, Standings.Good);

    private static readonly Responsiveness<BorrowerResponses>[] s_denied =
        [.. s_rows.Where(row => s_model.Predict(row).Label == Standings.Bad).Select(row => s_model.Responsiveness(row, Standings.Good))];

    [Fact]
    public void Rows_are_counted_by_what_would_change_them()
    {
        s_table.Rows.ShouldBe(s_rows.Length);
        s_table.Denied.ShouldBe(s_denied.Length);
        s_table.ByOne.ShouldBe(s_denied.Count(own => own.All.Any(feature => feature.IsResponsive)));
        s_table.BySeveral.ShouldBe(s_denied.Count(own => own.Status == RecourseStatus.Possible && !own.All.Any(feature =>
            feature.IsResponsive)));
        s_table.Fixed.ShouldBe(s_denied.Count(own => own.Status == RecourseStatus.Fixed));
        (s_table.ByOne + s_table.BySeveral + s_table.Fixed + s_table.Undecided).ShouldBe(s_table.Denied);
    }

    [Fact]
    public void Features_are_counted_by_the_rows_for_which_they_would_do()
    {
        foreach (FeatureCount feature in s_table.Features)
        {
            FeatureResponsiveness[] own = [.. s_denied.Select(row => row.All.Single(known => known.Name == feature.Name))];
            feature.Responsive.ShouldBe(own.Count(known => known.IsResponsive), feature.Name);
            feature.Changeable.ShouldBe(own.Count(known => known.IsChangeable), feature.Name);
            feature.MeanShare.ShouldBe(own.Average(known => known.Share), 1e-12, feature.Name);
        }

        s_table.Features.Single(feature => feature.Name == nameof(Borrower.Age)).Responsive.ShouldBe(0);
        s_table.Features.Select(feature => feature.Responsive).ShouldBe(s_table.Features.Select(feature => feature.Responsive)
            .OrderDescending());
    }

    [Fact]
    public void Reasons_are_counted_by_whether_what_they_name_would_do()
    {
        int given = 0, good = 0, none = 0, all = 0;
        foreach (Borrower row in s_rows.Where(row => s_model.Predict(row).Label == Standings.Bad))
        {
            string[] able = [.. s_model.Responsiveness(row, Standings.Good).All.Where(own => own.IsResponsive).Select(own => own.Name)];
            string[] named = [.. s_model.Explain(row).Reasons(4).Select(reason => reason.Name)];
            int own = named.Count(able.Contains); // Without declared reasons only features are named.
            (given, good) = (given + named.Length, good + own);
            (none, all) = (none + (own == 0 ? 1 : 0), all + (own == named.Length ? 1 : 0));
        }

        s_table.Reasons.ShouldBe(new ReasonCounts(4, s_denied.Length, given, good, none, s_denied.Length - none, all));
    }

    [Fact]
    public void Without_denied_rows_there_is_nothing_to_count()
    {
        ResponsivenessTable table = s_model.Responsiveness([.. s_rows.Where(row => s_model.Predict(row).Label == Standings.Good)],
            Standings.Good);

        table.Denied.ShouldBe(0);
        table.ToString().ShouldContain($"0 of {table.Rows} rows denied");
    }
}
