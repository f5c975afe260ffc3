using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A special value is a code: it has a slot of its own, and the curve doesn't know of it.</summary>
public sealed class SpecialValueTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 4 };

    public static TheoryData<string> Tasks => Refinements.Tasks;

    [Theory]
    [InlineData("regression", 1e6)]
    [InlineData("binary", 1e6)]
    [InlineData("regression", 0.123)] // Amid the other numbers.
    public void Which_number_it_is_never_matters(string task, double other)
    {
        AdditiveModel model = Train(task, -9, double.NaN), same = Train(task, other, double.NaN);

        for (int t = 0; t < model.Terms.Length; t++)
        {
            same.Terms[t].Axis(0).Knots.ShouldBe(model.Terms[t].Axis(0).Knots);
            same.Terms[t].Tables[0].ShouldBe(model.Terms[t].Tables[0]);
            same.Terms[t].StandardErrors[0].ShouldBe(model.Terms[t].StandardErrors[0]);
        }
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("binary")]
    public void A_special_value_is_to_the_model_what_a_missing_one_is(string task)
    {
        ModelSchema nullable = Schema(task, Schemas.Number("A", nullable: true));
        AdditiveModel special = Train(task, -9, double.NaN),
            missing = Problems.Train(nullable, Rows(task, double.NaN, double.NaN), s_options);

        for (int t = 0; t < special.Terms.Length; t++)
        {
            missing.Terms[t].Tables[0].ShouldBe(special.Terms[t].Tables[0]);
        }
    }

    // Shrinkage pulls a slot to the mean, which the curve shares. Without it the slot takes all that its rows say, and the curve nothing.
    [Theory]
    [InlineData(-9)]
    [InlineData(double.NaN)]
    public void Outcomes_of_special_and_missing_rows_move_their_own_slots_and_nothing_else(double code)
    {
        ModelSchema schema = Schemas.Of(
            Schemas.Regression(), [Schemas.Special("A", -9) with { IsNullable = true }, Schemas.Number("B")], [0, 1]);
        float[] before = Solve(0), after = Solve(5);
        RefinementGrid grid = Grid(0);

        foreach (TermLayout term in grid.Terms.Where(term => grid.Axes[term.Columns[0]].Feature == 0))
        {
            Axis axis = grid.Axes[term.Columns[0]];
            int moved = double.IsNaN(code) ? axis.MissingPosition : axis.FirstSlot;
            for (int cell = 0; cell < term.Length; cell++)
            {
                bool own = cell / term.Strides[0] == moved;
                (after[term.Offset + cell] - before[term.Offset + cell]).ShouldBe(own && term.Order == 1 ? 5 : 0, 0.01,
                    $"order {term.Order}, cell {cell}");
            }
        }

        float[] Solve(double added)
        {
            TrainingData data = Data(added);
            var layout = new UnknownLayout(Grid(added), [.. TrendColumns.Of(Grid(added))], free: true);
            TargetLoss target = TargetLoss.Of(Data(0), Data(0).All, new TrainingOptions()); // One scale for both.
            var rows = RefinementData.Create(data.All, target);
            using var stage = new RefinementStage(new ReferenceBackend(), layout, rows);
            double[] precisions = [.. layout.Components.Select(component => component.Kind == ComponentKind.Slots ? 1e-5 : 1)];
            stage.Solve(precisions, 0.3, 1e-9, 1, default);
            return [.. stage.System.Tables(stage.System.Unknowns).Select(value => (float)(value * target.Scale.Deviation))];
        }

        RefinementGrid Grid(double added) => Refinements.Grid(Data(added));

        TrainingData Data(double added)
        {
            var noise = new Noise(5);
            return Problems.Data(schema, [.. Enumerable.Range(0, 200).Select(i =>
            {
                double a = i % 5 == 0 ? -9 : i % 7 == 0 ? double.NaN : noise.Uniform(-1, 1), b = noise.Normal();
                return new TestRow([a, b], a.Equals(code) ? 4 + b + added : double.IsNaN(a) || a == -9 ? b : a + b + noise.Normal());
            })]);
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void No_cell_between_knots_meets_a_special_row(string task)
    {
        TrainingData data = Problems.Data(Schema(task, Schemas.Special("A", -9)), Rows(task, -9, double.NaN));
        RefinementGrid grid = Refinements.Grid(data);
        double[] a = data.All.Columns[0];

        double[,] x = Dense.Design(grid.Rows);

        foreach (TermLayout term in grid.Terms.Where(term => grid.Axes[term.Columns[0]].Feature == 0))
        {
            Axis axis = grid.Axes[term.Columns[0]];
            for (int r = 0; r < a.Length; r++)
            {
                for (int cell = 0; cell < term.Length; cell++)
                {
                    if (x[r, term.Offset + cell] != 0)
                    {
                        (cell / term.Strides[0] == axis.FirstSlot).ShouldBe(a[r] == -9);
                    }
                }
            }
        }
    }

    [Fact]
    public void Each_special_value_learns_its_own_score_in_pairs_too()
    {
        var noise = new Noise(3);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Special("A", -9, -8), Schemas.Number("B")], [0, 1]);
        TestRow[] rows = [.. Enumerable.Range(0, 1200).Select(i =>
        {
            double a = i % 4 == 0 ? -9 : i % 4 == 1 ? -8 : noise.Uniform(-1, 1), b = noise.Uniform(-1, 1);
            double y = a == -9 ? 3 + (2 * b) : a == -8 ? -3 - (2 * b) : a;
            return new TestRow([a, b], y + (0.2 * noise.Normal()));
        })];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        foreach (double b in new[] { -0.7, 0, 0.7 })
        {
            model.Scores(-9, b)[0].ShouldBe(3 + (2 * b), 0.3);
            model.Scores(-8, b)[0].ShouldBe(-3 - (2 * b), 0.3);
            model.Scores(0.5, b)[0].ShouldBe(0.5, 0.3);
        }
    }

    [Fact]
    public void Where_all_rows_are_special_other_numbers_have_no_place()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Special("A", -9, -8), Schemas.Number("B")]);
        var noise = new Noise(3);
        AdditiveModel model = Problems.Train(schema,
            [.. Enumerable.Range(0, 100).Select(i => new TestRow([i % 2 == 0 ? -9 : -8, noise.Normal()], i % 2))], s_options);

        model.Scores(-8, 0)[0].ShouldBe(1, 0.1);
        Should.Throw<NbmDataException>(() => model.Scores(1, 0)).Message
            .ShouldBe("Feature A: the value is 1, but all training rows had special values: nothing is known of other numbers.");
    }

    private static AdditiveModel Train(string task, double code, double missing) =>
        Problems.Train(Schema(task, Schemas.Special("A", code)), Rows(task, code, missing), s_options);

    private static ModelSchema Schema(string task, FeatureSchema a) =>
        Schemas.Of(Refinements.Target(task), [a, Schemas.Number("B", nullable: true)], [0, 1]);

    private static TestRow[] Rows(string task, double code, double missing)
    {
        var noise = new Noise(4);
        return [.. Enumerable.Range(0, 300).Select(i =>
        {
            bool special = i % 5 == 0;
            double a = noise.Uniform(-1, 1), b = i % 7 == 0 ? missing : noise.Normal();
            double score = (special ? 1 : a) + (double.IsNaN(b) ? 0.5 : b * (special ? 1 : a));
            double y = task == "regression" ? score + (0.3 * noise.Normal()) : noise.Uniform() < 1 / (1 + Math.Exp(-2 * score)) ? 1 : 0;
            return new TestRow([special ? code : a, b], y);
        })];
    }
}
