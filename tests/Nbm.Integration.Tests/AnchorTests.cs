using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Anchors, clusters and what other explanations name, on the samples' loans.</summary>
public sealed class AnchorTests
{
    private static readonly Applicant[] s_rows = CreditData.Rows[..600];

    private static readonly ApplicantModel s_model = ApplicantModel.Train(
        CreditData.Rows, TrainingOptions.Fast with { Seed = 1 });

    [Fact]
    public void A_decision_stays_as_often_as_an_anchor_says_and_no_condition_can_go()
    {
        foreach (Applicant row in s_rows[..25])
        {
            Anchor anchor = s_model.Anchor(row, s_rows, 0.9);

            string[] names = [.. anchor.Conditions.Select(condition => condition.Feature)];
            anchor.Precision.ShouldBe(Precision(row, names), 1e-12);
            anchor.Precision.ShouldBeGreaterThanOrEqualTo(0.9);
            foreach (string name in names)
            {
                Precision(row, [.. names.Except([name])]).ShouldBeLessThan(0.9);
            }
        }
    }

    [Fact]
    public void Every_value_that_meets_a_condition_keeps_the_decision_as_often_as_asked_and_the_next_one_does_not()
    {
        var widened = 0;
        foreach (Applicant row in s_rows[..40])
        {
            Anchor anchor = s_model.Anchor(row, s_rows, 0.9);
            string[] names = [.. anchor.Conditions.Select(condition => condition.Feature)];
            if (anchor.Conditions.SingleOrDefault(condition => condition.Feature == nameof(Applicant.Seniority)) is not { } seniority)
            {
                continue;
            }

            bool label = s_model.Predict(row).Label;
            (int from, int to) = ((int)(seniority.From ?? 0), (int)(seniority.To ?? 60));
            foreach (int years in Enumerable.Range(from, to - from + 1))
            {
                Precision(row with { Seniority = years }, names, label).ShouldBeGreaterThanOrEqualTo(0.9);
            }

            widened += to > from ? 1 : 0;
            if (seniority.From is { } lowest and > 0)
            {
                // The next knot below is a value that some row has.
                int next = CreditData.Rows.Max(other => other.Seniority < lowest ? other.Seniority : -1);
                Precision(row with { Seniority = next }, names, label).ShouldBeLessThan(0.9);
            }
        }

        widened.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Coverage_is_the_share_of_rows_that_meet_the_conditions()
    {
        Anchor anchor = s_rows.Select(row => s_model.Anchor(row, s_rows, 0.9))
            .First(own => own.Conditions is [{ Feature: nameof(Applicant.Home) or nameof(Applicant.Job) }]);
        AnchorCondition only = anchor.Conditions[0];
        string Value(Applicant row) => (only.Feature == nameof(Applicant.Home) ? row.Home?.ToString() : row.Job) ?? "missing";
        Applicant[] met = [.. s_rows.Where(row => only.Values.Contains(Value(row)))];
        anchor.Coverage.ShouldBe(met.Length / (double)s_rows.Length, 1e-12);
        anchor.CoveredPrecision.ShouldBe(
            met.Count(row => s_model.Predict(row).Label == (anchor.Label == "true")) / (double)met.Length, 1e-12);
    }

    [Fact]
    public void Rows_of_a_cluster_are_nearer_to_its_mean_than_to_any_other()
    {
        Explanations<ApplicantExplanation> all = s_model.Explain(s_rows);
        var clusters = all.Clusters(4, seed: 3);

        clusters.Sum(cluster => cluster.Rows.Length).ShouldBe(s_rows.Length);
        clusters.ShouldBe(all.Clusters(4, seed: 3), comparer: new ByRows());
        string[] terms = [.. clusters[0].Terms.Select(term => term.Name)];
        double Distance(ExplanationCluster cluster, int row) => terms.Sum(name => Math.Pow(
            all.Contributions(name)[row] - cluster.Terms.Single(term => term.Name == name).Mean, 2));
        foreach (ExplanationCluster cluster in clusters)
        {
            cluster.Rows.Count(row => clusters.Any(other => Distance(cluster, row) > Distance(other, row) + 1e-9)).ShouldBe(0);
            double mean = cluster.Rows.Average(row => all.Contributions(terms[0])[row]);
            cluster.Terms.Single(term => term.Name == terms[0]).Mean.ShouldBe(mean, 1e-9);
            cluster.Rows.ShouldContain(cluster.Typical);
        }
    }

    [Fact]
    public void Another_explanation_agrees_as_far_as_it_names_the_largest_terms()
    {
        IReadOnlyList<TermContribution> own = s_model.Explain(s_rows[0]).Contributions;
        string[] largest = [.. own.OrderBySize().Select(term => term.Name)];
        own.Agreement(largest[..2]).ShouldBe(1);
        own.Agreement([largest[0], largest[^1]]).ShouldBe(1.0 / 3);
        own.Agreement([largest[^1]]).ShouldBe(0);
        Should.Throw<ArgumentException>(() => own.Agreement(["Incom"])).Message.ShouldStartWith("There is no term 'Incom'");
    }

    // The decision of rows that have some features of another one.
    private static double Precision(Applicant row, string[] names, bool? label = null) => s_rows.Count(other => s_model.Predict(other with
    {
        Seniority = names.Contains(nameof(Applicant.Seniority)) ? row.Seniority : other.Seniority,
        Home = names.Contains(nameof(Applicant.Home)) ? row.Home : other.Home,
        Income = names.Contains(nameof(Applicant.Income)) ? row.Income : other.Income,
        Job = names.Contains(nameof(Applicant.Job)) ? row.Job : other.Job,
    }).Label == (label ?? s_model.Predict(row).Label)) / (double)s_rows.Length;

    private sealed class ByRows : IEqualityComparer<ExplanationCluster>
    {
        public bool Equals(ExplanationCluster? x, ExplanationCluster? y) => x!.Rows.SequenceEqual(y!.Rows);

        public int GetHashCode(ExplanationCluster obj) => obj.Rows.Length;
    }
}
