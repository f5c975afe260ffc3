using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What goes in a circle: both ends are one point, and where the circle is cut never matters.</summary>
public sealed class CircleTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 4, HiddenUnits = [16, 16], Bases = 8,
        Epochs = 40, Nodes = 40, InteractionNodes = 12 };

    [Theory]
    [InlineData("regression", Refinement.Full)]
    [InlineData("binary", Refinement.Full)]
    [InlineData("multiclass", Refinement.Full)]
    [InlineData("regression", Refinement.Linear)]
    [InlineData("binary", Refinement.None)]
    public void Values_and_error_bars_are_the_same_at_both_ends_in_pairs_too(string task, Refinement refinement)
    {
        AdditiveModel model = Problems.Train(Schema(task), Rows(task), s_options with { Refinement = refinement });

        foreach (Term term in model.Terms.Where(term => term.Axis(0).Period > 0))
        {
            Axis axis = term.Axis(0);
            axis.Knots[^1].ShouldBe(axis.Knots[0] + axis.Period);
            int last = (axis.Knots.Length - 1) * term.Strides[0];
            for (int c = 0; c < model.Outputs; c++)
            {
                for (int other = 0; other < term.Strides[0]; other++)
                {
                    term.Tables[c][last + other].ShouldBe(term.Tables[c][other]);
                    (term.HasStandardErrors ? term.StandardErrors[c][last + other] - term.StandardErrors[c][other] : 0).ShouldBe(0);
                }
            }
        }

        double[] at = model.Scores(0.25, 0.4, 1, 0.1);
        model.Scores(24.25, 0.4, 1, 0.1).ShouldBe(at);
        model.Scores(-23.75, 0.4, 1, 0.1).ShouldBe(at);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(13, false)]
    [InlineData(5, true)]
    public void Where_the_circle_is_cut_never_matters(int turn, bool levels)
    {
        var noise = new Noise(3);
        double[] hours = [.. Enumerable.Range(0, 480).Select(_ => (double)noise.Index(24))];
        double[] targets = [.. hours.Select(hour => Math.Sin(2 * Math.PI * hour / 24) + (0.3 * noise.Normal()))];
        FeatureSchema feature = levels ? Schemas.Ordered("Hour", 24, cyclic: true) : Schemas.Circle("Hour", 24);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [feature]);
        AdditiveModel model = Train(0), turned = Train(turn);

        for (int hour = 0; hour < 24; hour++)
        {
            turned.Scores((hour + turn) % 24)[0].ShouldBe(model.Scores(hour)[0], 1e-3);
        }

        AdditiveModel Train(int by) =>
            Problems.Train(schema, [.. hours.Select((hour, i) => new TestRow([(hour + by) % 24], targets[i]))], s_options);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_preconditioner_inverts_a_circle_exactly(bool levels)
    {
        FeatureSchema feature = levels ? Schemas.Ordered("Hour", 7, cyclic: true) : Schemas.Circle("Hour", 24);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [feature]);
        var noise = new Noise(5);
        TrainingData data = Problems.Data(schema,
            [.. Enumerable.Range(0, 90).Select(i => new TestRow([levels ? i % 7 : noise.Uniform(0, 24)], noise.Normal()))]);
        using RefinementStage stage = Refinements.Solved(data, new UnknownLayout(Refinements.Grid(data, curve: 9), [], free: true));
        int cells = stage.Layout.Grid.Layout.Terms[0].Length;

        double[,] a = Refinements.Matrix(stage, Refinements.Rows(data)), inverse = Dense.Of(stage.System.HostInverses[0]!);

        double[,] own = Dense.Of(cells, cells, (i, j) => a[i, j]), product = own.Times(Dense.Of(cells, cells, (i, j) => inverse[i, j]));
        product.ShouldMatch(Dense.Of(cells, cells, (i, j) => i == j ? 1 : 0), 1e-3);
        double[] degrees = [.. Enumerable.Range(0, cells).Select(i => stage.System.BlockDegrees[i])];
        double[,] d = Refinements.Curvature(stage, Refinements.Rows(data));
        degrees.Sum()
            .ShouldBe(Trace(Dense.Of(cells, cells, (i, j) => inverse[i, j]).Times(Dense.Of(cells, cells, (i, j) => d[i, j]))), 1e-3);

        double Trace(double[,] matrix) => Enumerable.Range(0, cells).Sum(i => matrix[i, i]);
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("multiclass")]
    public void The_preconditioner_inverts_circles_in_pairs_exactly(string task)
    {
        TrainingData data = Problems.Data(Schema(task), Rows(task)[..80]);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        double[,] a = Refinements.Matrix(stage, Refinements.Rows(data)), inverse = Dense.Of(stage.System.HostInverses[0]!);

        foreach (int t in Enumerable.Range(0, stage.Layout.Grid.TermCount).Where(t => stage.Layout.Grid.Layout.Terms[t].Order == 2))
        {
            int[] own = stage.Layout.UnknownsOf(t);
            Block(inverse).ShouldMatch(Block(a).Inverse(), 1e-3);

            double[,] Block(double[,] matrix) => Dense.Of(own.Length, own.Length, (i, j) => matrix[own[i], own[j]]);
        }
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("multiclass")]
    public void A_times_a_vector_is_curvature_and_penalty_times_it(string task)
    {
        TrainingData data = Problems.Data(Schema(task), Rows(task)[..80]);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        Matrix v = stage.System.Workspace.Allocate(Refinements.Rows(data).Outputs, stage.Layout.Count).Randomize(4);
        Matrix product = stage.System.Workspace.Allocate(v.Rows, v.Columns);

        stage.System.Multiply(v, product);

        product.Values().ShouldMatch(Refinements.Matrix(stage, Refinements.Rows(data)).Times(v.Values()), 1e-6);
    }

    [Fact]
    public void Roughness_goes_round()
    {
        // A turn by one knot costs the same; a straight line, which is no circle, costs its jump.
        var axis = new AxisShape(9, 0, [.. Enumerable.Range(0, 9).Select(i => i / 8.0)]) { IsCyclic = true };
        DifferenceRows rows = Roughness.Curve(axis);
        float[] v = [3, 1, 4, 1, 5, 9, 2, 6, 0], turned = [6, 3, 1, 4, 1, 5, 9, 2, 0];

        rows.Square(turned).ShouldBe(rows.Square(v), 1e-3);
        double ridge = rows.Square([1, 1, 1, 1, 1, 1, 1, 1, 0]) / 8;
        float[] line = [0, 1, 2, 3, 4, 5, 6, 7, 0];
        (rows.Square(line) - (ridge * line.Sum(value => value * value))).ShouldBeGreaterThan(0.5);
    }

    private static ModelSchema Schema(string task) => Schemas.Of(
        Refinements.Target(task),
        [Schemas.Circle("Hour", 24), Schemas.Number("B"), Schemas.Ordered("Day", 4, cyclic: true),
            Schemas.Circle("Turn", 1) with { Specials = [-9] }],
        [0, 1], [0, 2], [0, 3], [0, 1, 2]);

    private static TestRow[] Rows(string task)
    {
        var noise = new Noise(6);
        return [.. Enumerable.Range(0, 250).Select(i =>
        {
            double hour = noise.Uniform(0, 24), b = noise.Uniform(-1, 1), day = noise.Index(4),
                turn = i % 6 == 0 ? -9 : noise.Uniform(0, 1);
            double score = (b * Math.Sin(2 * Math.PI * hour / 24)) + Math.Cos(2 * Math.PI * hour / 24) + (0.3 * day)
                + (0.3 * noise.Normal());
            return new TestRow([hour, b, day, turn],
                task switch { "regression" => score, "binary" => score > 0.4 ? 1 : 0, _ => Math.Clamp(Math.Floor(score + 1), 0, 2) });
        })];
    }
}
