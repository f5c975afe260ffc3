using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>How much terms, features and groups matter on rows, recomputed from explanations and shapes.</summary>
public sealed class ImportanceTests
{
    private static readonly (Applicant[] Train, Applicant[] Test) s_parts = CreditData.Rows.SplitByStratum(row => row.Repaid, 0.3, seed: 1);

    private static readonly ApplicantModel s_model =
        ApplicantModel.Train(s_parts.Train, TrainingOptions.Fast with { Seed = 1 });

    private static readonly ImportanceReport s_report = s_model.MeasureImportances(s_parts.Test);

    [Fact]
    public void Sizes_and_losses_are_those_of_explanations_one_by_one()
    {
        ApplicantExplanation[] why = [.. s_parts.Test.Select(s_model.Explain)];
        double loss = s_model.Evaluate(s_parts.Test).LogLoss;
        s_report.Loss.ShouldBe(loss, 1e-9);
        foreach (PartMeasures term in s_report.Terms)
        {
            double[] own = [.. why.Select(row => row.Contributions.Single(part => part.Name == term.Name).Score)];
            double[] without = [.. why.Select((row, i) => Loss(s_parts.Test[i].Repaid, row.Score - own[i])
                - Loss(s_parts.Test[i].Repaid, row.Score))];
            term.MeanAbsolute.ShouldBe(own.Average(Math.Abs), 1e-9);
            term.RootMeanSquare.ShouldBe(Math.Sqrt(own.Average(x => x * x)), 1e-9);
            term.LossIncrease.ShouldBe(without.Average(), 1e-9);
            double mean = without.Average();
            term.LossIncreaseError.ShouldBe(
                Math.Sqrt(without.Sum(x => (x - mean) * (x - mean)) / (without.Length - 1) / without.Length), 1e-9);
        }
    }

    [Fact]
    public void A_feature_has_all_terms_that_read_it()
    {
        string[] names = [nameof(Applicant.Income), "SeniorityXIncome"];
        double[] own = [.. s_parts.Test.Select(row => s_model.Explain(row).Contributions.Where(part => names.Contains(part.Name))
            .Sum(part => part.Score))];
        s_report.Features.Single(feature => feature.Name == names[0]).MeanAbsolute.ShouldBe(own.Average(Math.Abs), 1e-9);
    }

    [Fact]
    public void Sensitivity_of_a_curve_is_the_sum_over_its_pieces_of_slope_times_the_rows_there()
    {
        NumericShape curve = s_model.Shapes.Seniority;
        double[] values = [.. s_parts.Test.Select(row => (double)row.Seniority)];
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(x => (x - mean) * (x - mean))), sum = 0;
        for (int i = 0; i + 1 < curve.Knots.Count; i++)
        {
            (double from, double to) = (curve.Knots[i], curve.Knots[i + 1]);
            bool isLast = i + 2 == curve.Knots.Count;
            double share = values.Count(x => x >= from && (isLast ? x <= to : x < to)) / (double)values.Length;
            sum += share * Math.Abs((curve.Scores[i + 1] - curve.Scores[i]) / (to - from));
        }

        s_report[nameof(Applicant.Seniority)].Sensitivity.ShouldBe(sum * deviation, 1e-6);
    }

    [Fact]
    public void Sensitivity_of_levels_without_order_is_the_mean_difference_of_two_rows()
    {
        double[] own = [.. s_parts.Test.Select(row => s_model.Explain(row).Job.Score)];
        s_report[nameof(Applicant.Job)].Sensitivity.ShouldBe(own.Average(a => own.Average(b => Math.Abs(a - b))), 1e-9);
    }

    [Fact]
    public void Shares_of_groups_are_means_over_all_orders_in_which_they_may_come()
    {
        var groups = new Dictionary<string, string[]> { ["work"] = ["Seniority", "Job"], ["money"] = ["Income"] };
        GroupImportances measured = s_model.MeasureGroups(s_parts.Test, groups);

        ApplicantExplanation[] why = [.. s_parts.Test.Select(s_model.Explain)];
        double Mean(string[] there) => why.Select((row, i) => Loss(s_parts.Test[i].Repaid, row.Intercept + row.Contributions
            .Where(part => part.Name.Split('X').All(name => there.Contains(name))).Sum(part => part.Score))).Average();
        string[] others = [.. why[0].Contributions.SelectMany(part => part.Name.Split('X')).Distinct()
            .Except(groups.SelectMany(group => group.Value))];
        Dictionary<string, string[]> all = new(groups) { ["others"] = others };
        string[][] orders = [["work", "money", "others"], ["work", "others", "money"], ["money", "work", "others"],
            ["money", "others", "work"], ["others", "work", "money"], ["others", "money", "work"]];
        foreach (GroupImportance group in measured.Groups)
        {
            group.Shapley.ShouldBe(orders.Average(order =>
            {
                string[] before = [.. order.TakeWhile(name => name != group.Name).SelectMany(name => all[name])];
                return Mean(before) - Mean([.. before, .. all[group.Name]]);
            }), 1e-9);
            string[][] sets = [.. orders.Select(order => order.TakeWhile(name => name != group.Name).Order().ToArray())
                .DistinctBy(set => string.Join(',', set))];
            group.Banzhaf.ShouldBe(sets.Average(set =>
            {
                string[] before = [.. set.SelectMany(name => all[name])];
                return Mean(before) - Mean([.. before, .. all[group.Name]]);
            }), 1e-9);
        }

        measured.Groups.Sum(group => group.Shapley).ShouldBe(measured.LossWithout - measured.Loss, 1e-9);
    }

    [Fact]
    public void What_is_no_feature_or_in_two_groups_is_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => s_model.MeasureGroups(s_parts.Test, new Dictionary<string, string[]> { ["a"] = ["Incom"] }))
            .Message.ShouldStartWith("The group 'a' has 'Incom', which is no feature; there are Seniority");
        Should.Throw<ArgumentException>(() => s_model.MeasureGroups(
                s_parts.Test, new Dictionary<string, string[]> { ["a"] = ["Income"], ["b"] = ["Income"] }))
            .Message.ShouldStartWith("'Income' is in the groups 'a' and 'b'");
        Should.Throw<NbmDataException>(() => s_model.MeasureImportances([])).Message.ShouldStartWith("None of the 0 rows has a target");
    }

    private static double Loss(bool repaid, double score) => Math.Log(1 + Math.Exp(repaid ? -score : score));
}
