using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A constraint that the data contradict is reported with what it costs; one that they agree with, or say nothing of,
/// isn't.</summary>
public sealed class ContradictedConstraintTests
{
    private static readonly TrainingOptions s_options = new() { Threads = 1, PosteriorDraws = 0 };

    public static TheoryData<ModelTask> Tasks => [ModelTask.Regression, ModelTask.Binary, ModelTask.Poisson];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Against_the_data_it_costs_about_what_a_free_fit_gains(ModelTask task)
    {
        TestRow[] rows = Rows(task, 1, x => Math.Sin(6 * x));
        AdditiveModel bound = Train(task, rows, Monotone.Increasing), free = Train(task, rows);
        double gain = task == ModelTask.Regression ? rows.Length * Math.Log(Deviance(task, bound, rows) / Deviance(task, free, rows))
            : Deviance(task, bound, rows) - Deviance(task, free, rows);

        TrainingNotice notice = bound.Notices.Single(own => own.Kind == TrainingNoticeKind.ContradictedConstraint);
        notice.Term.ShouldBe("A");
        notice.Values["deviance"].ShouldBeInRange(0.6 * gain, 1.4 * gain);
        notice.Message.ShouldStartWith("The data contradict what is declared of A, to be Increasing: free of it");
        free.Notices.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void What_the_data_agree_with_or_say_nothing_of_is_no_notice(ModelTask task)
    {
        Func<double, double>[] shapes = [x => 2 * x, _ => 0, x => x < 0.5 ? 0 : 1, x => 3 / (1 + Math.Exp(-20 * (x - 0.5)))];
        foreach (Func<double, double> shape in shapes)
        {
            for (ulong seed = 0; seed < 3; seed++)
            {
                Train(task, Rows(task, seed, shape), Monotone.Increasing).Notices.ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public void A_bend_against_the_data_is_reported_a_straight_line_isn_t()
    {
        Train(ModelTask.Regression, Rows(ModelTask.Regression, 4, x => -6 * (x - 0.5) * (x - 0.5)), curvature: Curvature.Convex).Notices
            .ShouldHaveSingleItem().Message.ShouldContain("to be Convex");
        for (ulong seed = 0; seed < 3; seed++)
        {
            Train(ModelTask.Regression, Rows(ModelTask.Regression, seed, x => 2 * x), curvature: Curvature.Convex).Notices.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Of_an_interaction_the_bound_feature_is_named()
    {
        // Rising where B is small, falling where it is large.
        TestRow[] rows = Rows(ModelTask.Regression, 5, (a, b) => 6 * (a - 0.5) * (0.5 - b));
        ModelSchema schema = Schemas.Of(Schemas.Regression(),
            [Schemas.Number("A") with { Monotone = Monotone.Increasing }, Schemas.Number("B")], [0, 1]);

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        TrainingNotice notice = model.Notices.Single(own => own.Term == "AXB");
        notice.Message.ShouldContain("what is declared of AXB, A to be Increasing");
        notice.Values["deviance"].ShouldBeGreaterThan(50);
    }

    private static double Deviance(ModelTask task, AdditiveModel model, TestRow[] rows) => rows.Sum(row =>
    {
        double score = model.Scores(row.Values)[0];
        return task switch
        {
            ModelTask.Regression => (row.Target - score) * (row.Target - score),
            ModelTask.Binary => 2 * (Math.Max(score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score))) - (row.Target * score)),
            _ => 2 * (Math.Exp(score) - (row.Target * score)),
        };
    });

    private static AdditiveModel Train(ModelTask task, TestRow[] rows, Monotone monotone = Monotone.None,
        Curvature curvature = Curvature.None)
    {
        TargetSchema target = task switch { ModelTask.Regression => Schemas.Regression(), ModelTask.Binary => Schemas.Binary(),
            _ => TaskData.Target(task) };
        return Problems.Train(Schemas.Of(target,
            [Schemas.Number("A") with { Monotone = monotone, Curvature = curvature }, Schemas.Number("B")]), rows, s_options);
    }

    private static TestRow[] Rows(ModelTask task, ulong seed, Func<double, double> shape) =>
        Rows(task, seed, (a, b) => shape(a) + Math.Sin(4 * b));

    private static TestRow[] Rows(ModelTask task, ulong seed, Func<double, double, double> shape)
    {
        var noise = new Noise(9000 + (10 * seed) + (ulong)task);
        return [.. Enumerable.Range(0, 800).Select(_ =>
        {
            double a = noise.Uniform(), b = noise.Uniform(), score = shape(a, b);
            return new TestRow([a, b], task switch
            {
                ModelTask.Regression => score + noise.Normal(),
                ModelTask.Binary => noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0,
                _ => noise.Poisson(Math.Exp(score)),
            });
        })];
    }
}
