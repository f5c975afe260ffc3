using System.Numerics;

namespace Nbm.Backends.Torch;

/// <summary>
/// How a backend adds up what is scattered: in double precision, in the order in which the device's threads come; or, deterministic, as
/// whole numbers,
/// which add up to the same in any order.
/// </summary>
/// <param name="precise">The type of sums that aren't whole numbers.</param>
/// <param name="isDeterministic">Whether to add whole numbers.</param>
internal sealed class ScatterSums(ScalarType precise, bool isDeterministic)
{
    // A sum of n contributions needs log2 n bits beyond theirs; one bit is the sign's.
    private const int Bits = 62;
    private const int MostBits = 40;

    // Where nothing is scattered but zeros, their quantum must not be 0.
    private const double Tiny = 1e-200;

    /// <summary>Begins the sums of one kernel.</summary>
    /// <param name="rows">C.</param>
    /// <param name="length">Of one output's sums.</param>
    /// <param name="like">A tensor of no contribution larger than its largest element; on the device.</param>
    /// <param name="most">The most contributions to one sum.</param>
    public Sums Begin(int rows, int length, Tensor like, long most)
    {
        if (!isDeterministic)
        {
            return new Sums(zeros(rows, length, precise, like.device), null);
        }

        int bits = Math.Min(MostBits, Bits - BitOperations.Log2((ulong)Math.Max(most, 1)) - 1);
        Tensor quantum = like.abs().max().to(precise).ClampAbove(Tiny).Scale(Math.ScaleB(1, -bits));
        return new Sums(zeros(rows, length, ScalarType.Int64, like.device), quantum);
    }

    /// <summary>C × length sums.</summary>
    /// <param name="Totals">What they have come to, in quanta if there are any.</param>
    /// <param name="Quantum">What 1 stands for; null for 1. NaN or infinite where a contribution is: so are then all sums.</param>
    internal sealed record Sums(Tensor Totals, Tensor? Quantum)
    {
        /// <param name="positions">N, int64: where each contribution belongs.</param>
        /// <param name="values">C × N.</param>
        public void Add(Tensor positions, Tensor values)
        {
            Tensor parts = Quantum is null ? values.to(Totals.dtype) : values.to(Quantum.dtype).div(Quantum).round().to(ScalarType.Int64);
            Totals.scatter_add_(1, positions.view(1, -1).expand(parts.shape), parts);
        }

        public void Store(Tensor result) => result.copy_(Quantum is null ? Totals : Totals.to(Quantum.dtype).mul_(Quantum));
    }
}
