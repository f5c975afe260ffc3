using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests;

/// <summary>Each task on real data, from the file to metrics on rows that the model didn't see.</summary>
public sealed class TaskTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 2 };

    [Fact]
    public void A_gamma_model_prices_homes()
    {
        var (train, test) = PricedHomeCsv.Read(PathOf("sacramento.csv")).Split(testFraction: 0.25, seed: 1);
        PricedHomeModel model = PricedHomeModel.Train(train, s_options);
        model.Evaluate(test).D2.ShouldBeGreaterThan(0.5);
        model.Dispersion.ShouldNotBeNull();
        PricedHomeExplanation why = model.Explain(test[0]);
        why.Prediction.ShouldBe(model.Predict(test[0]));
        why.Prediction.ShouldBe(Math.Exp(why.Score), 1e-6 * why.Prediction);
        why.ToString().ShouldContain("mean exp(score) = ");
    }

    [Fact]
    public void A_Poisson_model_counts_bedrooms_and_an_exposure_multiplies_the_count()
    {
        var (train, test) = RoomyHomeCsv.Read(PathOf("sacramento.csv")).Split(testFraction: 0.25, seed: 1);
        RoomyHomeModel.Train(train, s_options).Evaluate(test).D2.ShouldBeGreaterThan(0.3);

        DenseHome[] homes = DenseHomeCsv.Read(PathOf("sacramento.csv"));
        DenseHomeModel dense = DenseHomeModel.Train(homes, s_options);
        DenseHomeExplanation why = dense.Explain(homes[0]);
        why.Offset.ShouldBe(Math.Log(homes[0].Sqft / 1000.0));
        double sum = why.Intercept;
        foreach (TermContribution term in why.Contributions)
        {
            sum += term.Score;
        }

        (sum + why.Offset).ShouldBe(why.Score);
        dense.Schema.ExposureColumn.ShouldBe("Area");
        Should.Throw<NbmDataException>(() => dense.Predict(homes[0] with { Sqft = 0 })).Message.ShouldContain("an exposure above zero");
        double[] many = new double[homes.Length];
        dense.Predict(homes, many);
        many.ShouldBe(homes.Select(dense.Predict));
    }

    [Fact]
    public void Explanations_with_an_exposure_add_up_in_batches_against_a_reference_and_as_counts()
    {
        DenseHome[] homes = DenseHomeCsv.Read(PathOf("sacramento.csv"));
        DenseHomeModel model = DenseHomeModel.Train(homes, s_options);

        Explanations<DenseHomeExplanation> all = model.Explain(homes);
        for (int i = 0; i < homes.Length; i += 50)
        {
            all.Scores()[i].ShouldBe(model.Explain(homes[i]).Score);
            all[i].Score.ShouldBe(all.Scores()[i]);
        }

        DenseHomeExplanation versus = model.Explain(homes[0], homes[7]);
        versus.Offset.ShouldBe(Math.Log(homes[0].Area) - Math.Log(homes[7].Area), 1e-12);
        (versus.Intercept + versus.Contributions.Sum(term => term.Score) + versus.Offset).ShouldBe(versus.Score, 1e-12);

        ResponseExplanation counts = model.Explain(homes[0]).OnResponseScale();
        counts.Response.ShouldBe(model.Predict(homes[0]), 1e-12);
        (counts.Base + counts.Contributions.Sum(term => term.Score)).ShouldBe(counts.Response, 1e-10);
    }

    [Fact]
    public void A_Tweedie_model_predicts_debts_that_are_zero_most_often()
    {
        var (train, test) = IndebtedDebtorCsv.Read(PathOf("credit_data.csv")).Split(testFraction: 0.25, seed: 1);
        IndebtedDebtorModel model = IndebtedDebtorModel.Train(train, s_options);
        model.Evaluate(test).D2.ShouldBeGreaterThan(0.02);
    }

    [Fact]
    public void A_negative_binomial_model_counts_years()
    {
        var (train, test) = SteadyDebtorCsv.Read(PathOf("credit_data.csv")).Split(testFraction: 0.25, seed: 1);
        SteadyDebtorModel model = SteadyDebtorModel.Train(train, s_options);
        model.Evaluate(test).D2.ShouldBeGreaterThan(0.2);
        model.Dispersion!.Value.ShouldBeInRange(0.2, 2);
    }

    [Fact]
    public void A_quantile_model_stays_above_nine_of_ten_mixtures()
    {
        var (train, test) = StrongConcreteCsv.Read(PathOf("concrete.csv")).Split(testFraction: 0.25, seed: 1);
        StrongConcreteModel model = StrongConcreteModel.Train(train, s_options);
        QuantileMetrics metrics = model.Evaluate(test);
        metrics.Coverage.ShouldBeInRange(0.82, 0.96);
        metrics.PinballLoss.ShouldBeLessThan(1.6); // 3.0 for the quantile of all.
        model.Level.ShouldBe(0.9);
    }

    [Fact]
    public void A_Huber_model_is_hardly_moved_by_wild_measurements()
    {
        RobustConcrete[] rows = RobustConcreteCsv.Read(PathOf("concrete.csv"));
        var (train, test) = rows.Split(testFraction: 0.25, seed: 1);
        RobustConcrete[] wild = [.. train.Select((row, i) => i % 25 == 0 ? row with { Strength = 100 * row.Strength } : row)];
        double clean = RobustConcreteModel.Train(train, s_options).Evaluate(test).Rmse;
        clean.ShouldBeLessThan(7);
        RobustConcreteModel.Train(wild, s_options).Evaluate(test).Rmse.ShouldBeLessThan(1.15 * clean);
    }

    [Fact]
    public void A_survival_model_ranks_specimens_by_the_load_that_they_bear()
    {
        var (train, test) = PressedConcreteCsv.Read(PathOf("concrete.csv")).Split(testFraction: 0.25, seed: 1);
        PressedConcreteModel model = PressedConcreteModel.Train(train, s_options);
        model.Evaluate(test).Concordance.ShouldBeGreaterThan(0.85);

        // Of those predicted to survive a load with some probability about that share does.
        double predicted = test.Average(row => model.Predict(row).Survival(40));
        predicted.ShouldBe(test.Average(row => row.CompressiveStrength > 40 ? 1.0 : 0), 0.06);
        SurvivalPrediction one = model.Predict(test[0]);
        one.Survival(0).ShouldBe(1);
        one.Survival(one.TimeOf(0.5) ?? double.NaN).ShouldBe(0.5, 0.05);
        model.Explain(test[0]).ToString().ShouldContain("hazard ratio exp(score) = ");

        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        PressedConcreteModel.Load(stream).Predict(test[0]).Survival(40).ShouldBe(one.Survival(40));
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
