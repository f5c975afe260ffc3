using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Training that begins from a model, with the types that are generated.</summary>
public sealed class ContinueTrainingTests
{
    private static readonly TrainingOptions s_options = TrainingOptions.Fast with { Seed = 1 };

    [Fact]
    public async Task A_model_goes_on_with_more_rows_and_stays_as_it_is()
    {
        Applicant[] rows = [.. CreditData.Rows.Take(900)];
        ApplicantModel old = ApplicantModel.Train(rows[..600], s_options);
        double before = old.Predict(rows[700]).Score;

        ApplicantModel model = old.ContinueTraining(rows, s_options);

        old.Predict(rows[700]).Score.ShouldBe(before);
        model.Predict(rows[700]).Score.ShouldNotBe(before);
        model.Evaluate(rows[600..]).LogLoss.ShouldBeLessThan(old.Evaluate(rows[600..]).LogLoss);
        ApplicantModel again = await old.ContinueTrainingAsync(rows, s_options);
        again.Predict(rows[700]).ShouldBe(model.Predict(rows[700]));
    }

    [Fact]
    public async Task A_file_of_a_record_that_had_a_feature_less_is_a_start()
    {
        using var folder = new TemporaryFolder();
        SmallHomeModel.Train(Homes(row => new SmallHome(row.Size, row.Price)), s_options).Save(folder.Of("home.nbm"));
        LargeHome[] rows = Homes(row => row);

        Should.Throw<NbmSchemaException>(() => LargeHomeModel.Load(folder.Of("home.nbm")));
        LargeHomeModel model = LargeHomeModel.ContinueTraining(AdditiveModel.Load(folder.Of("home.nbm")), rows, s_options);

        model.Evaluate(rows).Rmse
            .ShouldBeLessThan(
                0.6 * SmallHomeModel.Load(folder.Of("home.nbm")).Evaluate(Homes(row => new SmallHome(row.Size, row.Price))).Rmse);
        (await LargeHomeModel.ContinueTrainingAsync(AdditiveModel.Load(folder.Of("home.nbm")), rows, s_options)).Predict(rows[3])
            .ShouldBe(model.Predict(rows[3]));
        Should.Throw<NbmSchemaException>(
            () => SmallHomeModel.ContinueTraining(model.Additive, Homes(row => new SmallHome(row.Size, row.Price)), s_options))
            .Message.ShouldContain("SmallHome has no feature Age, which the model has");
    }

    private static T[] Homes<T>(Func<LargeHome, T> of) =>
        Quick.Rows(300, (u, v, w) => of(new LargeHome(v, u, u + Math.Sin(6 * v) + (0.2 * w))));
}
