using Nbm.Models;

namespace Nbm.Tests.Models.Rashomon;

/// <summary>Of squared errors the set is an ellipsoid: its ends, what can go and strengths, against brute force.</summary>
public sealed class LossEllipsoidTests
{
    private const double Epsilon = 0.05;
    private static readonly ScaledRows s_rows = Rows();
    private static readonly LossEllipsoid s_set = new(s_rows, s_rows.Loss(s_rows.AsItIs()) + Epsilon);

    [Fact]
    public void The_best_scales_are_those_of_least_squares()
    {
        (_, double[] gradient, _) = s_rows.Expand(s_set.Best);
        gradient.ShouldAllBe(slope => Math.Abs(slope) < 1e-6);
        s_set.BestLoss.ShouldBeLessThan(s_rows.Loss(s_rows.AsItIs()));
    }

    [Fact]
    public void On_the_rim_the_loss_is_the_bound_and_no_model_inside_has_more_of_a_term()
    {
        var random = new Random(1);
        double[] root = s_set.Root();
        for (int t = 0; t < 3; t++)
        {
            ValueInterval range = s_set.Free(t);
            double greatest = double.NegativeInfinity;
            for (int i = 0; i < 20_000; i++)
            {
                double[] way = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
                double length = Math.Sqrt(way.Sum(x => x * x));
                double[] scales = [.. Enumerable.Range(0, 4).Select(s => s_set.Best[s] + (Math.Sqrt(s_set.Budget) / length
                    * Enumerable.Range(0, s + 1).Sum(k => root[(s * 4) + k] * way[k])))];
                s_rows.Loss(scales).ShouldBe(s_set.Bound, 1e-6);
                greatest = Math.Max(greatest, scales[t]);
            }

            range.To.ShouldBeInRange(greatest, greatest + (0.02 * (range.To - range.From)));
            ((range.From + range.To) / 2).ShouldBe(s_set.Best[t], 1e-6);
        }

        s_set.Curved.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Without_a_term_no_other_scales_fit_better()
    {
        var random = new Random(2);
        double[] without = s_set.Without([1]);
        without[1].ShouldBe(0);
        double least = s_rows.Loss(without);
        for (int i = 0; i < 2000; i++)
        {
            double[] near = [.. without.Select((own, s) => s == 1 ? 0 : own + (0.2 * (random.NextDouble() - 0.5)))];
            s_rows.Loss(near).ShouldBeGreaterThanOrEqualTo(least - 1e-9);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_greatest_value_on_a_ball_is_that_of_a_fine_search(int seed)
    {
        var random = new Random(seed);
        double[] half = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
        double[] b = [half[0], half[1], half[1], half[2]], d = seed == 4 ? [0, 0] : [random.NextDouble() - 0.5, random.NextDouble() - 0.5];
        double Value(double x, double y) => (b[0] * x * x) + (2 * b[1] * x * y) + (b[3] * y * y) + (d[0] * x) + (d[1] * y);
        double greatest = (from angle in Enumerable.Range(0, 2000)
                           from share in Enumerable.Range(0, 101)
                           let radius = 0.7 * share / 100
                           select Value(radius * Math.Cos(angle * Math.PI / 1000), radius * Math.Sin(angle * Math.PI / 1000))).Max();
        SymmetricMatrix.GreatestOnBall(b, d, 0.7).ShouldBe(greatest, 1e-4);
    }

    // Three terms, two of them alike, and noise.
    private static ScaledRows Rows()
    {
        var random = new Random(5);
        double[][] terms = [new double[500], new double[500], new double[500]];
        double[] targets = new double[500];
        for (int r = 0; r < 500; r++)
        {
            (double a, double b, double c) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            (terms[0][r], terms[1][r], terms[2][r]) = (2 * a, (1.5 * a) + (0.5 * b), c * c);
            targets[r] = (2.2 * a) + (1.2 * a) + (0.7 * b) + (0.8 * c * c) + (0.5 * (random.NextDouble() - 0.5));
        }

        return new ScaledRows(terms, new double[500], targets, [.. Enumerable.Repeat(1.0 / 500, 500)],
            static (target, score) => new LossTerms((target - score) * (target - score), 2 * (score - target), 2));
    }
}
