namespace Nbm.Runtime.Tests.Training;

/// <summary>Features that say what others say are measured and named, and those that don't aren't.</summary>
public sealed class ConcurvityTests
{
    private static readonly TrainingOptions s_options = new() { Threads = 1, PosteriorDraws = 0 };

    [Fact]
    public void Nearly_the_same_feature_twice_is_named_with_what_to_drop()
    {
        TestRow[] rows = Rows((a, b, noise) => [a, a + (0.02 * noise), b]);
        AdditiveModel model = Train(rows);

        TrainingNotice notice = model.Notices.Single(own => own.Kind == TrainingNoticeKind.Concurvity);
        string less = model.Terms[0].Importance < model.Terms[1].Importance ? "A" : "B";
        notice.Term.ShouldBe(less);
        notice.Message.ShouldContain($"Drop {less}, the less important one");
        Math.Abs(notice.Values["correlation"]).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Features_of_their_own_are_no_notice() =>
        Train(Rows((a, b, noise) => [a, noise, b])).Notices.ShouldNotContain(own => own.Kind == TrainingNoticeKind.Concurvity);

    [Fact]
    public void It_is_how_well_the_others_contributions_explain_a_features_own()
    {
        TestRow[] rows = Rows((a, b, noise) => [a, (0.7 * a) + (0.3 * noise), b]);
        AdditiveModel model = Train(rows);
        double[][] contributions = [.. Enumerable.Range(0, 3).Select(t => rows.Select(row => Contribution(model, t, row)).ToArray())];
        double[][] centred = [.. contributions.Select(own => own.Select(x => x - own.Average()).ToArray())];

        foreach (TermConcurvity own in model.Concurvity)
        {
            int t = model.Schema.Features.ToList().FindIndex(feature => feature.Name == own.Term);
            double[][] others = [.. centred.Where((_, s) => s != t && model.Terms[s].Selected)];
            own.Value.ShouldBe(RSquared(centred[t], others), 1e-4, own.Term);
            own.Correlation.ShouldBe(others.Select(other => Correlation(centred[t], other)).MaxBy(Math.Abs), 1e-4);
        }

        model.Concurvity.Length.ShouldBe(3);
    }

    [Fact]
    public void It_survives_the_file()
    {
        AdditiveModel model = Train(Rows((a, b, noise) => [a, (0.7 * a) + (0.3 * noise), b]));
        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        AdditiveModel.Load(stream).Concurvity.ShouldBe(model.Concurvity);
    }

    private static AdditiveModel Train(TestRow[] rows) => Problems.Train(
        Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]), rows, s_options);

    private static TestRow[] Rows(Func<double, double, double, double[]> features)
    {
        var noise = new Noise(77);
        return [.. Enumerable.Range(0, 700).Select(_ =>
        {
            (double a, double b, double own) = (noise.Uniform(), noise.Uniform(), noise.Uniform());
            double[] values = features(a, b, own);
            return new TestRow(values, (2 * values[0]) + (2 * values[1]) + Math.Sin(4 * values[2]) + (0.1 * noise.Normal()));
        })];
    }

    private static double Contribution(AdditiveModel model, int term, TestRow row)
    {
        model.Terms[term].Axis(0).Locate(row.Values[term], out int cell, out double fraction);
        return model.Terms[term].Interpolate(0, [cell], [fraction]);
    }

    private static double Correlation(double[] x, double[] y) => Dot(x, y) / Math.Sqrt(Dot(x, x) * Dot(y, y));

    // The least squares of one column on two others, by their normal equations.
    private static double RSquared(double[] y, double[][] x)
    {
        (double aa, double ab, double bb) = (Dot(x[0], x[0]), Dot(x[0], x[1]), Dot(x[1], x[1]));
        (double ay, double by, double determinant) = (Dot(x[0], y), Dot(x[1], y), (aa * bb) - (ab * ab));
        (double p, double q) = (((bb * ay) - (ab * by)) / determinant, ((aa * by) - (ab * ay)) / determinant);
        return ((p * ay) + (q * by)) / Dot(y, y);
    }

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();
}
