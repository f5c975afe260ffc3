using System.Numerics;
using Nbm.Models;

namespace Nbm.Tests.Drift;

/// <summary>Tails beside tables and exact sums.</summary>
public sealed class TailProbabilityTests
{
    [Theory] // Abramowitz and Stegun, table 26.8; two degrees have the closed form e^(−x/2).
    [InlineData(3.84146, 1, 0.05)]
    [InlineData(6.63490, 1, 0.01)]
    [InlineData(18.3070, 10, 0.05)]
    [InlineData(59.7031, 30, 0.001)]
    [InlineData(124.342, 100, 0.05)]
    [InlineData(149.449, 100, 0.001)]
    public void Chi_square_tails_are_those_of_the_table(double x, int degrees, double tail) =>
        TailProbability.ChiSquare(x, degrees).ShouldBe(tail, 1e-4 * tail);

    [Fact]
    public void Of_two_degrees_the_tail_is_an_exponential()
    {
        foreach (double x in new[] { 1e-9, 0.1, 1, 3.9, 4.1, 30, 300, 1200 })
        {
            TailProbability.ChiSquare(x, 2).ShouldBe(Math.Exp(-x / 2), 1e-12 * Math.Exp(-x / 2));
        }
    }

    [Fact]
    public void Hypergeometric_tails_are_the_exact_sums()
    {
        foreach (var (drawn, others, marked) in new[] { (5L, 7L, 4L), (10, 3, 9), (40, 60, 25), (1, 1, 1), (200, 100, 150), (30, 0, 10) })
        {
            for (long count = 0; count <= Math.Min(drawn, marked) + 1; count++)
            {
                TailProbability.AtLeast(count, drawn, others, marked).ShouldBe(Exact(count, long.MaxValue), 1e-10);
                TailProbability.AtMost(count, drawn, others, marked).ShouldBe(Exact(0, count), 1e-10);
            }

            double Exact(long from, long to)
            {
                BigInteger sum = 0;
                for (long k = Math.Max(from, 0); k <= Math.Min(to, Math.Min(drawn, marked)); k++)
                {
                    sum += Choose(marked, k) * Choose(drawn + others - marked, drawn - k);
                }

                return (double)(sum * 1_000_000_000_000_000 / Choose(drawn + others, drawn)) / 1e15;
            }
        }
    }

    [Fact]
    public void The_logarithm_of_factorials_is_their_sum_of_logarithms()
    {
        double sum = 0;
        for (int n = 1; n < 2000; n++)
        {
            TailProbability.LogGamma(n).ShouldBe(sum, 1e-13 * (1 + sum));
            sum += Math.Log(n);
        }

        TailProbability.LogGamma(0.5).ShouldBe(Math.Log(Math.PI) / 2, 1e-14);
    }

    private static BigInteger Choose(long n, long k)
    {
        BigInteger result = k < 0 || k > n ? 0 : 1;
        for (long i = 0; i < k && !result.IsZero; i++)
        {
            result = result * (n - i) / (i + 1);
        }

        return result;
    }
}
