using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Generated cross-validation on the samples' data, with the types of each kind of model.</summary>
public sealed class CrossValidationTests
{
    [Fact]
    public async Task A_binary_model_is_cross_validated_with_its_own_metrics_and_classes_in_proportion()
    {
        Applicant[] rows = [.. CreditData.Rows.Take(900)];
        TrainingOptions options = TrainingOptions.Fast with { Seed = 1 };

        CrossValidation<ApplicantModel, BinaryMetrics> result = ApplicantModel.CrossValidate(rows, folds: 3, options);

        int repaid = rows.Count(static row => row.Repaid);
        result.Folds.ShouldAllBe(fold => Math.Abs(fold.TestRows.Count(row => rows[row].Repaid) - (repaid / 3.0)) <= 1);
        var fold = result.Folds[1];
        fold.Model.Evaluate([.. fold.TestRows.Select(row => rows[row])]).Auroc.ShouldBe(fold.Metrics.Auroc);
        result.Estimate(static m => m.Auroc).Mean.ShouldBeInRange(0.6, 0.95);
        result.ToString().Split('\n')[1].ShouldStartWith($"fold 2, 300 rows: AUROC {fold.Metrics.Auroc:0.####}");

        CrossValidation<ApplicantModel, BinaryMetrics> again = await ApplicantModel.CrossValidateAsync(rows, folds: 3, options);
        again.ToString().ShouldBe(result.ToString());
    }

    [Fact]
    public void Every_model_cross_validates()
    {
        // What compiles is what is tested.
        Func<IReadOnlyList<House>, int, TrainingOptions?, IProgress<CrossValidationProgress>?, CancellationToken,
            CrossValidation<HouseModel, RegressionMetrics>> ofHouses = HouseModel.CrossValidate;
        Func<IReadOnlyList<Ticket>, int, TrainingOptions?, IProgress<CrossValidationProgress>?, CancellationToken,
            CrossValidation<TicketModel, MulticlassMetrics>> ofTickets = TicketModel.CrossValidate;
        Func<IReadOnlyList<Garden.Flower>, int, TrainingOptions?, IProgress<CrossValidationProgress>?, CancellationToken,
            CrossValidation<Garden.FlowerModel, MulticlassMetrics>> ofFlowers = Garden.FlowerModel.CrossValidate;
        ofHouses.Method.GetParameters().Select(static parameter => parameter.IsOptional).ShouldBe([false, true, true, true, true]);
        ofTickets.Method.IsStatic.ShouldBeTrue();
        ofFlowers.Method.IsStatic.ShouldBeTrue();
    }
}
