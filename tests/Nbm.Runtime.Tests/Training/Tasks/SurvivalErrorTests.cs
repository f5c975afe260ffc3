using Nbm.Models;

namespace Nbm.Runtime.Tests.Training;

/// <summary>How sure survival is.</summary>
public sealed class SurvivalErrorTests
{
    private static readonly TrainingOptions s_options = new() { Threads = 1 };
    private static readonly DurationModel s_model = Train(1);

    // Weibull times of shape 2 whose truth is known, at rows of low, middling and high risk, early, in the middle and late.
    [Fact]
    public void Bands_hold_the_truth_as_often_as_they_say()
    {
        var covered = new Dictionary<(double X, double Share), int>();
        const int Sets = 40;
        for (int set = 0; set < Sets; set++)
        {
            DurationModel model = Train((ulong)(100 + set));
            foreach (double x in new[] { 0.1, 0.5, 0.9 })
            {
                SurvivalPrediction prediction = model.PredictWithErrors(new TestRow([x], 0));
                foreach (double share in new[] { 0.9, 0.6, 0.3 })
                {
                    double time = Math.Sqrt(-Math.Log(share) / Math.Exp(Score(x)));
                    (double lower, double upper) = prediction.Interval(time);
                    covered[(x, share)] = covered.GetValueOrDefault((x, share)) + (lower <= share && share <= upper ? 1 : 0);
                }
            }
        }

        covered.Values.Average(count => (double)count / Sets).ShouldBeInRange(0.91, 0.985);
        covered.Values.Min().ShouldBeGreaterThanOrEqualTo(34);
    }

    [Fact]
    public void A_standard_error_is_how_far_predictions_of_other_rows_of_the_same_kind_scatter()
    {
        SurvivalPrediction[] others = [
            .. Enumerable.Range(0, 20).Select(set => Train((ulong)(100 + set)).PredictWithErrors(new TestRow([0.9], 0)))];
        double[] survivals = [.. others.Select(prediction => prediction.Survival(0.3))];
        double scatter = Math.Sqrt(survivals.Sum(s => (s - survivals.Average()) * (s - survivals.Average())) / 19);
        others.Average(prediction => prediction.StandardError(0.3)).ShouldBeInRange(0.75 * scatter, 1.5 * scatter);
    }

    [Fact]
    public void The_interval_is_that_of_the_logarithm_of_the_hazard()
    {
        SurvivalPrediction prediction = s_model.PredictWithErrors(new TestRow([0.4], 0));
        double hazard = prediction.CumulativeHazard(0.5), survival = prediction.Survival(0.5),
            error = prediction.StandardError(0.5) / (survival * hazard);
        (double lower, double upper) = prediction.Interval(0.5, 0.9);

        lower.ShouldBe(Math.Exp(-hazard * Math.Exp(1.6448536269514722 * error)), 1e-9);
        upper.ShouldBe(Math.Exp(-hazard * Math.Exp(-1.6448536269514722 * error)), 1e-9);
        survival.ShouldBe(s_model.Predict(new TestRow([0.4], 0)).Survival(0.5));
        (double narrowLower, double narrowUpper) = prediction.Interval(0.5, 0.5);
        (lower < narrowLower && narrowLower < survival && survival < narrowUpper && narrowUpper < upper).ShouldBeTrue();
    }

    [Fact]
    public void Before_the_first_event_nothing_is_known_and_behind_the_last_it_stays()
    {
        SurvivalPrediction prediction = s_model.PredictWithErrors(new TestRow([0.4], 0));
        (prediction.StandardError(0), prediction.Interval(0)).ShouldBe((0, (1, 1)));
        prediction.Interval(1e9).ShouldBe(prediction.Interval(s_model.Baseline.Times[^1]));
    }

    [Fact]
    public void A_prediction_without_errors_says_where_there_are_some()
    {
        SurvivalPrediction plain = s_model.Predict(new TestRow([0.4], 0));
        plain.HasErrors.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => plain.Interval(1)).Message.ShouldContain("PredictWithErrors");
        Should.Throw<ArgumentOutOfRangeException>(() => s_model.PredictWithErrors(new TestRow([0.4], 0)).Interval(1, 1));
        DurationModel without = Durations.Train(Durations.Schema, Rows(1));
        Should.Throw<InvalidOperationException>(() => without.PredictWithErrors(new TestRow([0.4], 0))).Message
            .ShouldContain("PosteriorDraws = 0");
    }

    [Fact]
    public void Errors_are_those_of_the_stratum()
    {
        TestRow[] rows = [.. Durations.Sites(600, 2).Where((row, i) => row.Stratum != "site 2" || i % 5 == 0)];
        var model = new DurationModel(Durations.Stratified, Problems.Train(Durations.Stratified, rows, s_options));
        SurvivalPrediction Of(int site) => model.PredictWithErrors(new TestRow([0.5], 0, Stratum: "site " + site));

        double Width(SurvivalPrediction prediction) => prediction.StandardError(prediction.TimeOf(0.5)!.Value);
        Width(Of(2)).ShouldBeGreaterThan(1.5 * Width(Of(1))); // A fifth of the rows.
        Of(7).HasErrors.ShouldBeFalse();
    }

    [Fact]
    public void A_saved_model_has_the_same_errors_in_both_formats()
    {
        using MemoryStream file = new(), json = new();
        s_model.Save(file);
        s_model.Additive.Export(json, new JsonExport());
        (file.Position, json.Position) = (0, 0);
        var expected = s_model.PredictWithErrors(new TestRow([0.4], 0)).Interval(0.5);
        foreach (AdditiveModel loaded in new[] { AdditiveModel.Load(file), AdditiveModel.LoadJson(json) })
        {
            new DurationModel(Durations.Schema, loaded).PredictWithErrors(new TestRow([0.4], 0)).Interval(0.5).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(0.02, 0.02506890825871106)]
    [InlineData(0.5, 0.6744897501960817)]
    [InlineData(0.95, 1.959963984540054)]
    [InlineData(0.99, 2.5758293035489004)]
    [InlineData(0.9999, 3.89059188641312)]
    // qnorm((1 + coverage)/2)
    public void Quantiles_of_the_normal_distribution_are_R_s(double coverage, double expected) =>
        NormalQuantile.Within(coverage).ShouldBe(expected, 1e-10);

    private static double Score(double x) => 2 * x;

    private static TestRow[] Rows(ulong seed)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, 300).Select(_ =>
        {
            double x = noise.Uniform(), time = Math.Sqrt(-Math.Log(1 - noise.Uniform()) / Math.Exp(Score(x))),
                watched = 2 * noise.Uniform();
            return new TestRow([x], Math.Min(time, watched), Event: time <= watched);
        })];
    }

    private static DurationModel Train(ulong seed) => new(Durations.Schema, Problems.Train(Durations.Schema, Rows(seed), s_options));
}
