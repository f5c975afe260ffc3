namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>The toys of Afchar and Hennequin (2020), on fresh points: whose problem a point is, is known.</summary>
public sealed class ToyTests
{
    private const int TrainingRows = 20_000, TestRows = 10_000;

    private static readonly ExpertsOptions s_options = new() { LearningRate = 0.01 };

    // Where blobs overlap, in A and C, exact posteriors name the problem for .93 to .965 of the points: more would be overconfidence.
    [Theory]
    [InlineData("A", ExpertConfidence.Lp, 0.88, 0.96)]
    [InlineData("A", ExpertConfidence.L1, 0.93, 0.96)]
    [InlineData("B", ExpertConfidence.Lp, 0.999, 0.999)]
    [InlineData("C", ExpertConfidence.Lp, 0.88, 0.99)]
    [InlineData("C", ExpertConfidence.L1, 0.92, 0.99)]
    [InlineData("D", ExpertConfidence.Lp, 0.985, 0.99)]
    public void The_largest_attribution_names_the_problem_that_a_point_is_of(string toy, ExpertConfidence confidence, double all,
        double near)
    {
        Toy test = Toy.Of(toy, TestRows, 2);
        ExpertsModel model = Experts.Train(Toy.Schema(toy), Toy.Of(toy, TrainingRows, 1).Rows, Toy.Layout(toy),
            s_options with { Confidence = confidence });
        ExpertsPrediction[] said = [.. test.Rows.Select(row => model.Consult(row))];

        double Share(Func<int, bool> counts) =>
            Enumerable.Range(0, TestRows).Where(counts).Average(row => said[row].Largest.Expert.Index == test.Owners[row] ? 1.0 : 0);
        Share(_ => true).ShouldBeGreaterThan(all);
        Share(row => test.Distances[row] <= 1.5).ShouldBeGreaterThan(near);
        if (confidence == ExpertConfidence.Lp)
        {
            said.Where((row, r) => row.Scores[0] > 0 == test.Rows[r].Target > 0).Count().ShouldBeGreaterThan((int)(0.99 * TestRows));
        }
    }

    [Theory]
    [InlineData(ExpertWeighting.ResidualsPerExpert)]
    [InlineData(ExpertWeighting.ResidualsPerRow)]
    public void Experts_that_learn_what_their_children_leave_solve_them_too(ExpertWeighting weighting)
    {
        Toy test = Toy.Of("C", TestRows, 2);
        ExpertsModel model = Experts.Train(
            Toy.Schema("C"), Toy.Of("C", TrainingRows, 1).Rows, Toy.Layout("C"), s_options with { Weighting = weighting });
        test.Rows.Count(row => model.Consult(row).Scores[0] > 0 == row.Target > 0).ShouldBeGreaterThan((int)(0.99 * TestRows));
    }
}
