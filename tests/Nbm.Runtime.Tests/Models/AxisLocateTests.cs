using Nbm.Models;

namespace Nbm.Tests.Models;

/// <summary>The guided look-up against the plainest search there is.</summary>
public sealed class AxisLocateTests
{
    private const double Step = double.Epsilon;

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    private static readonly Dictionary<string, double[]> s_shapes = new()
    {
        ["one knot"] = [3],
        ["two knots"] = [-1, 1],
        ["five uniform knots"] = [0, 1, 2, 3, 4],
        ["uniform"] = Make(512, i => i * 0.25),
        ["integers"] = Make(52, i => i + 1),
        ["heavy tail"] = Make(512, i => 2.8 + (0.8 * Math.Tan(Math.PI * ((i + 0.5) / 512 - 0.5)))),
        ["heavy tail, one side"] = Make(512, i => 1 / (1 - (i / 512.5))),
        ["powers of two"] = Make(600, i => Math.ScaleB(1, i - 300)),
        ["powers of ten"] = Make(600, i => Math.Pow(10, i - 300)),
        ["two clusters"] = [.. Make(300, i => i * 1e-9), .. Make(300, i => 1e6 + (i * 1e-6))],
        ["clusters within clusters"] = [
            .. Enumerable.Range(0, 6).SelectMany(c => Make(100, i => Math.Pow(10, c * 3) * (1 + (i * 1e-12)))).Distinct().Order()],
        ["neighbours"] = Neighbours(1, 300),
        ["neighbours and an outlier"] = [.. Neighbours(1, 300), 1e18],
        ["neighbours around zero"] = [.. Make(40, i => (i - 20) * Step)],
        ["denormals and one"] = [.. Make(40, i => i * Step), 1],
        ["huge"] = [.. Make(200, i => -1.7e308 + (i * 0.8e306)), 1.2e308, 1.7e308],
        ["huge and tiny"] = [-double.MaxValue, -1, -Step, 0, Step, 1, 1e-300, double.MaxValue],
        ["random"] = RandomKnots(700, r => r.Between(-1, 1)),
        ["random cubed"] = RandomKnots(700, r => Math.Pow(r.Between(-1, 1), 9)),
        ["many"] = RandomKnots(3_000, r => Math.Exp(r.Between(-8, 8))),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_guided_look_up_agrees_with_a_linear_search(string shape)
    {
        double[] knots = [.. s_shapes[shape].Distinct().Order()];
        var axis = new Axis(0, [.. knots], 0, hasMissing: true, hasUnseen: false);
        foreach (double x in Probes(knots))
        {
            axis.Locate(x, out int cell, out double fraction);
            (int expectedCell, double expectedFraction) = LinearSearch(knots, x);
            if (cell != expectedCell || fraction != expectedFraction) // Many probes: a message each takes long.
            {
                (cell, fraction).ShouldBe((expectedCell, expectedFraction), $"{shape}, x = {x:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Many_values_are_located_as_each_alone(string shape)
    {
        var axis = new Axis(0, [.. s_shapes[shape].Distinct().Order()], 0, hasMissing: true, hasUnseen: false);
        double[] values = [.. Probes([.. axis.Knots]), double.NaN, 1, double.PositiveInfinity, double.NegativeInfinity, 2];
        var cells = new int[values.Length];
        var fractions = new double[values.Length];

        axis.TryLocate(values, cells, fractions).ShouldBe(-1);

        for (int i = 0; i < values.Length; i++)
        {
            axis.Locate(values[i], out int cell, out double fraction);
            (cells[i], fractions[i]).ShouldBe((cell, fraction));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cell_plus_fraction_never_decreases_and_stays_in_range(string shape)
    {
        var axis = new Axis(0, [.. s_shapes[shape].Distinct().Order()], 0, hasMissing: false, hasUnseen: false);
        double last = 0;
        foreach (double x in Probes([.. axis.Knots]).Order())
        {
            axis.Locate(x, out int cell, out double fraction);
            cell.ShouldBeInRange(0, axis.Extent - 2);
            fraction.ShouldBeInRange(0, 1);
            (cell + fraction).ShouldBeGreaterThanOrEqualTo(last);
            last = cell + fraction;
        }
    }

    [Fact]
    public void A_heavy_tail_gets_grids_within_its_grids()
    {
        int uniform = new AxisGuide(s_shapes["uniform"]).Grids;
        uniform.ShouldBe(3, "the bulk, and the trimmed end on either side");
        new AxisGuide(s_shapes["heavy tail"]).Grids.ShouldBeGreaterThan(uniform);
    }

    [Fact]
    public void A_guide_takes_memory_in_proportion_to_its_knots()
    {
        foreach ((string shape, double[] knots) in s_shapes.Where(s => s.Value.Length > 1))
        {
            (GuideGrid[] grids, int[] entries) = new AxisGuideBuilder([.. knots.Distinct().Order()]).Build();
            entries.Length.ShouldBeLessThanOrEqualTo(2 * knots.Length * AxisGuideBuilder.MaxDepth, shape);
            grids.Length.ShouldBeLessThanOrEqualTo(knots.Length * AxisGuideBuilder.MaxDepth, shape);
        }
    }

    private static (int Cell, double Fraction) LinearSearch(double[] knots, double x)
    {
        if (x <= knots[0] || knots.Length == 1)
        {
            return (0, 0);
        }

        if (x >= knots[^1])
        {
            return (knots.Length - 2, 1);
        }

        int i = 0;
        while (knots[i + 1] <= x)
        {
            i++;
        }

        double width = knots[i + 1] - knots[i];
        return (i, double.IsFinite(width) ? (x - knots[i]) / width : ((x / 2) - (knots[i] / 2)) / ((knots[i + 1] / 2) - (knots[i] / 2)));
    }

    private static IEnumerable<double> Probes(double[] knots)
    {
        var random = new TestRandom(3);
        foreach (double knot in knots)
        {
            yield return knot;
            yield return Finite(Math.BitIncrement(knot));
            yield return Finite(Math.BitDecrement(knot));
        }

        for (int i = 0; i < 2000; i++)
        {
            double a = knots[random.Below(knots.Length)];
            double b = knots[random.Below(knots.Length)];
            double t = random.Between(-0.1, 1.1);
            yield return Finite((a * (1 - t)) + (b * t));
            yield return Finite(BitConverter.UInt64BitsToDouble(random.Bits()));
        }

        foreach (double x in new[] { 0, -0.0, Step, -Step, double.MaxValue, double.MinValue, 1e300, -1e300, 1e-300 })
        {
            yield return x;
        }
    }

    private static double Finite(double x) => double.IsFinite(x) ? x : 0;

    private static double[] Make(int count, Func<int, double> knot) => [.. Enumerable.Range(0, count).Select(knot)];

    private static double[] Neighbours(double from, int count)
    {
        var knots = new double[count];
        for (int i = 0; i < count; i++)
        {
            knots[i] = i == 0 ? from : Math.BitIncrement(knots[i - 1]);
        }

        return knots;
    }

    private static double[] RandomKnots(int count, Func<TestRandom, double> draw)
    {
        var random = new TestRandom(5);
        return Make(count, _ => draw(random));
    }
}
