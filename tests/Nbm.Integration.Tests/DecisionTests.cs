using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Decisions on the samples' loans, by the methods that generated models have: what was chosen on some rows holds on others.</summary>
public sealed class DecisionTests
{
    private const double BadLoan = 5, LostCustomer = 1;
    private static readonly TrainingOptions s_options = TrainingOptions.Fast with { Seed = 1 };
    private static readonly (Applicant[] Past, Applicant[] Test) s_outer = CreditData.Rows.SplitByStratum(row => row.Repaid, 0.3, seed: 1);
    private static readonly (Applicant[] Train, Applicant[] Validation) s_inner =
        s_outer.Past.SplitByStratum(row => row.Repaid, 0.4, seed: 2);

    private static readonly ApplicantModel s_model = ApplicantModel.Train(s_inner.Train, s_options);

    [Fact]
    public void A_threshold_by_cost_saves_on_rows_that_did_not_choose_it_and_survives_its_file()
    {
        ApplicantModel decides = s_model.WithThreshold(DecisionThreshold.ByCost(s_model.Rank(s_inner.Validation), BadLoan, LostCustomer));
        Cost(decides).ShouldBeLessThan(0.8 * Cost(s_model));
        decides.Threshold!.Probability.ShouldBe(DecisionThreshold.ForCosts(BadLoan, LostCustomer).Probability, 0.1);

        using var folder = new TemporaryFolder();
        decides.Save(folder.Of("decides.nbm"));
        ApplicantModel again = ApplicantModel.Load(folder.Of("decides.nbm"));
        again.Threshold.ShouldBe(decides.Threshold);
        again.Predict(s_outer.Test).ShouldBe(decides.Predict(s_outer.Test));
        decides.Predict(s_outer.Test).Select(own => own.Score).ShouldBe(s_model.Predict(s_outer.Test).Select(own => own.Score));
    }

    [Fact]
    public void A_model_of_as_many_bad_loans_as_good_ones_is_mended_by_the_base_rate_and_by_rows()
    {
        Applicant[] bad = [.. s_inner.Train.Where(row => !row.Repaid)], good = [.. s_inner.Train.Where(row => row.Repaid)];
        ApplicantModel balanced = ApplicantModel.Train([.. bad, .. good[..bad.Length]], s_options);
        double actual = s_inner.Train.Count(row => row.Repaid) / (double)s_inner.Train.Length;
        ApplicantModel shifted = balanced.WithBaseRate(trained: 0.5, actual), scaled = balanced.Recalibrate(s_inner.Validation);
        double before = balanced.Evaluate(s_outer.Test).LogLoss;

        foreach (ApplicantModel mended in new[] { shifted, scaled })
        {
            BinaryMetrics metrics = mended.Evaluate(s_outer.Test);
            metrics.LogLoss.ShouldBeLessThan(before - 0.02);
            metrics.Auroc.ShouldBe(balanced.Evaluate(s_outer.Test).Auroc, 1e-3, "the order of rows is the same but for rounding");
            mended.Predict(s_outer.Test).Average(own => own.Probability).ShouldBe(metrics.BaseRate, 0.02);
            ApplicantExplanation why = mended.Explain(s_outer.Test[0]);
            (why.Intercept + why.Contributions.Sum(term => term.Score)).ShouldBe(why.Score, 1e-12);
        }

        scaled.TrainingRun!.Options["Recalibration"].ShouldEndWith($"on {s_inner.Validation.Length} rows");
    }

    [Fact]
    public void Two_models_are_told_apart_where_one_lacks_what_matters()
    {
        Applicant[] blind = [.. s_inner.Train.Select(row => row with { Income = null, Job = null })];
        PairedDifference auroc = ModelComparison.Paired(ApplicantModel.Train(blind, s_options), s_model, s_outer.Test)["AUROC"];
        auroc.Lower.ShouldBeGreaterThan(0);
        ModelComparison.Paired(s_model, s_model, s_outer.Test, resamples: 100)["AUROC"].IsClear.ShouldBeFalse();
    }

    [Fact]
    public void Folds_by_group_are_cross_validated()
    {
        Applicant[] rows = CreditData.Rows[..900];
        RowFolds folds = rows.FoldsByGroup(row => row.Seniority, 3);
        CrossValidation<ApplicantModel, BinaryMetrics> result = ApplicantModel.CrossValidate(rows, folds, s_options);
        result.Folds.Select((fold, f) => fold.TestRows.AsSpan().SequenceEqual(folds[f].Test.AsSpan())).ShouldBe([true, true, true]);
        result.Estimate(own => own.Auroc).Mean.ShouldBeInRange(0.55, 0.95);
    }

    [Fact]
    public void The_gap_of_owners_and_tenants_is_the_sum_of_its_terms()
    {
        GroupGap gap = s_model.Fairness(s_outer.Test, row => row.Home).Gap(Housing.Owner, Housing.Rent);
        gap.PositiveRate.Value.ShouldBeLessThan(0, "tenants are approved less often");
        gap.Terms.Sum(term => term.Gap.Value).ShouldBe(gap.MeanScore.Value, 1e-12);
        gap.Terms[..3].Select(term => term.Term).ShouldContain("Home");
    }

    private static double Cost(ApplicantModel model) =>
        model.Evaluate(s_outer.Test).Confusion is var table ? (BadLoan * table.FalsePositives) + (LostCustomer * table.FalseNegatives) : 0;
}
