using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What roughness charges, and what it lets pass.</summary>
public sealed class RoughnessTests
{
    private static readonly AxisShape s_even = new(9, 0);
    private static readonly AxisShape s_uneven = new(7, 0, [0, 0.02, 0.1, 0.15, 0.5, 0.9, 1]);

    public static TheoryData<string> Tables =>
        ["even curve", "uneven curve", "surface", "number × level", "levels", "numbers with slots", "order 3"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void S_is_the_square_of_its_factor(string table)
    {
        var (rows, cells) = Create(table);
        double[,] factor = Factor(rows, cells);

        Dense.Of(rows.Gram(cells)).ShouldMatch(factor.Transposed().Times(factor), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_square_of_a_table_is_what_S_says(string table)
    {
        var (rows, cells) = Create(table);
        float[] v = Testing.TestValues.Centred(cells, 3);
        double[] same = Array.ConvertAll(v, value => (double)value);

        double square = rows.Square(v);

        square.ShouldBe(Dense.Form(same, Dense.Of(rows.Gram(cells)), same), 1e-5 * square);
        square.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_table_that_is_not_zero_costs_something(string table)
    {
        var (rows, cells) = Create(table);
        double[,] s = Dense.Of(rows.Gram(cells));

        // Positive definite: elimination meets positive pivots only.
        for (int k = 0; k < cells; k++)
        {
            s[k, k].ShouldBeGreaterThan(0);
            for (int i = k + 1; i < cells; i++)
            {
                double factor = s[i, k] / s[k, k];
                for (int j = k; j < cells; j++)
                {
                    s[i, j] -= factor * s[k, j];
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_straight_line_costs_a_curve_nothing_but_the_ridge(bool uneven)
    {
        AxisShape axis = uneven ? s_uneven : s_even;
        DifferenceRows rows = Roughness.Curve(axis);
        double ridge = rows.Square([.. Enumerable.Repeat(1f, axis.Knots)]) / axis.Knots;
        float[] line = [.. Enumerable.Range(0, axis.Knots).Select(knot => (float)((3 * U(axis, knot)) - 1))];
        float[] zigzag = [.. Enumerable.Range(0, axis.Knots).Select(knot => knot % 2 == 0 ? 1f : -1)];

        double bend = rows.Square(zigzag);

        rows.Square(line).ShouldBe(ridge * line.Sum(value => (double)value * value), 1e-6 * bend);
        bend.ShouldBeGreaterThan(2 * ridge * axis.Knots);
    }

    [Fact]
    public void A_bend_costs_the_same_wherever_knots_lie()
    {
        // ∫ f″² of a parabola, over all but the half cells at the ends.
        AxisShape even = new(65, 0, [.. Enumerable.Range(0, 65).Select(i => i / 64.0)]);
        AxisShape uneven = new(65, 0, [.. Enumerable.Range(0, 65).Select(i => Math.Pow(i / 64.0, 1.5))]);

        Bend(uneven).ShouldBe(Bend(even), 0.05 * Bend(even));

        static double Bend(AxisShape axis)
        {
            float[] parabola = [.. axis.Inputs.Select(u => (float)(u * u))];
            DifferenceRows rows = Roughness.Curve(axis);
            double ridge = rows.Square([.. Enumerable.Repeat(1f, axis.Knots)]) / axis.Knots;
            return rows.Square(parabola) - (ridge * parabola.Sum(value => (double)value * value));
        }
    }

    [Theory]
    [InlineData("surface")]
    [InlineData("order 3")]
    public void A_constant_costs_a_surface_nothing_but_the_ridge(string table)
    {
        var (rows, cells) = Create(table);
        double[] ridges = Dense.Of(rows.Gram(cells)).Times([.. Enumerable.Repeat(1.0, cells)]);

        ridges.Max().ShouldBe(ridges.Min(), 1e-5);
        ridges.Min().ShouldBeGreaterThan(0);
        double checkers = rows.Square([.. Enumerable.Range(0, cells).Select(cell => cell % 2 == 0 ? 1f : -1)]) / cells;
        checkers.ShouldBeGreaterThan(100 * ridges.Max());
    }

    [Fact]
    public void Differences_of_a_number_and_a_category_never_cross_levels()
    {
        var (rows, cells) = Create("number × level");
        CompressedRows s = rows.Gram(cells);

        for (int a = 0; a < cells; a++)
        {
            for (int b = 0; b < cells; b++)
            {
                (s.At(a, b) != 0).ShouldBe(a % 3 == b % 3 && Math.Abs((a / 3) - (b / 3)) <= 1, $"{a}, {b}");
            }
        }
    }

    [Fact]
    public void Differences_of_three_numbers_go_to_the_next_knot_along_one_axis()
    {
        var (rows, cells) = Create("order 3");
        CompressedRows s = rows.Gram(cells);

        for (int a = 0; a < cells; a++)
        {
            for (int b = 0; b < cells; b++)
            {
                int distance = Math.Abs((a / 12) - (b / 12)) + Math.Abs((a / 4 % 3) - (b / 4 % 3)) + Math.Abs((a % 4) - (b % 4));
                (s.At(a, b) != 0).ShouldBe(distance <= 1, $"{a}, {b}");
            }
        }
    }

    [Fact]
    public void Slots_stand_alone()
    {
        // 4 knots and a slot, by 3 knots and two slots.
        var (rows, cells) = Create("numbers with slots");
        CompressedRows s = rows.Gram(cells);

        for (int a = 0; a < cells; a++)
        {
            for (int b = 0; b < cells; b++)
            {
                bool sameSlots = (a / 5 == b / 5 || (a / 5 < 4 && b / 5 < 4)) && (a % 5 == b % 5 || (a % 5 < 3 && b % 5 < 3));
                (sameSlots || s.At(a, b) == 0).ShouldBeTrue($"{a}, {b}");
            }
        }

        s.At(cells - 1, cells - 1).ShouldBe(1);
    }

    [Fact]
    public void Levels_of_a_category_are_shrunk_each_by_itself()
    {
        var (rows, cells) = Create("levels");

        Dense.Of(rows.Gram(cells)).ShouldMatch(Dense.Of(cells, cells, (i, j) => i == j ? 1 : 0), 1e-6);
    }

    [Fact]
    public void Noise_through_the_factor_has_the_covariance_S()
    {
        var (rows, cells) = Create("surface");
        var noise = new Noise(5);
        var component = new Component(0, ComponentKind.Table, 2, cells, rows);
        var covariance = new double[cells, cells];
        const int Draws = 20_000;
        for (int draw = 0; draw < Draws; draw++)
        {
            var vector = new float[cells + 3];
            component.AddNoise(noise.Normal, 2, vector);
            (vector[0] + vector[1] + vector[^1]).ShouldBe(0, "beside its unknowns");
            for (int i = 0; i < cells; i++)
            {
                for (int j = 0; j < cells; j++)
                {
                    covariance[i, j] += (double)vector[2 + i] * vector[2 + j] / Draws / 4;
                }
            }
        }

        covariance.ShouldMatch(Dense.Of(rows.Gram(cells)), 0.05);
    }

    [Fact]
    public void A_penalty_is_each_components_S_times_its_factor_at_its_place()
    {
        DifferenceRows curve = Roughness.Curve(s_even);
        Component[] components = [new(0, ComponentKind.Table, 0, 9, curve), new(1, ComponentKind.Slots, 9, 2, null),
            new(0, ComponentKind.Trend, 12, 1, null)];

        double[,] penalty = Dense.Of(new PenaltyAssembly(components, 13).Assemble([2, 3, 5], 11, 7));

        double[,] own = Dense.Of(curve.Gram(9));
        double[] rest = [3, 3, 7, 5];
        penalty.ShouldMatch(Dense.Of(13, 13, (i, j) => i < 9 && j < 9 ? 2 * own[i, j] : i == j ? rest[i - 9] : 0), 1e-7);
    }

    private static (DifferenceRows Rows, int Cells) Create(string table) => table switch
    {
        "even curve" => (Roughness.Curve(s_even), 9),
        "uneven curve" => (Roughness.Curve(s_uneven), 7),
        "surface" => Table(new(4, 0), new(5, 0)),
        "number × level" => Table(new(4, 0), new(0, 3)),
        "levels" => Table(new AxisShape(0, 4)),
        "numbers with slots" => Table(new(4, 1), new(3, 2)),
        _ => Table(new(3, 0), new(3, 0), new(4, 0)),
    };

    private static (DifferenceRows Rows, int Cells) Table(params AxisShape[] axes)
    {
        TermLayout term = DesignLayout.Create([.. axes.Select(axis => axis.Extent)], [[.. Enumerable.Range(0, axes.Length)]]).Terms[0];
        return (Roughness.Table(term, [.. axes]), term.Length);
    }

    // L, row by row.
    private static double[,] Factor(DifferenceRows rows, int cells)
    {
        var factor = new double[rows.Count, cells];
        for (int row = 0; row < rows.Count; row++)
        {
            int at = 0;
            var unit = new float[cells];
            rows.AddTransposed(() => at++ == row ? 1 : 0, 1, unit);
            for (int cell = 0; cell < cells; cell++)
            {
                factor[row, cell] = unit[cell];
            }
        }

        return factor;
    }

    private static double U(AxisShape axis, int knot) => axis.Inputs.IsDefault ? knot / (axis.Knots - 1.0) : axis.Inputs[knot];
}
