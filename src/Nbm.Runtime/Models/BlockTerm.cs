using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nbm.Models;

/// <summary>Adds one term to the scores of a block of rows. The cells and fractions of an axis lie together, <see cref="ScoringPlan.BlockRows"/> of them.</summary>
internal static class BlockTerm
{
    private const int Lanes = 4;

    public static void Add(in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        switch (term.Order)
        {
            case 1:
                AddLinear(term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0), scores);
                break;
            case 2:
                AddBilinear(
                    term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0),
                    OfAxis(cells, term.Axis1), OfAxis(fractions, term.Axis1), scores);
                break;
            default:
                for (int r = 0; r < scores.Length; r++)
                {
                    scores[r] += term.Evaluate(output, cells[r..], fractions[r..], ScoringPlan.BlockRows);
                }

                break;
        }
    }

    private static ReadOnlySpan<T> OfAxis<T>(ReadOnlySpan<T> all, int axis) => all.Slice(axis * ScoringPlan.BlockRows, ScoringPlan.BlockRows);

    // Four rows at a time where the processor can, the rest one by one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Else the profile of a few rows decides what the loops are made into.
    private static void AddLinear(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        ref int cell = ref MemoryMarshal.GetReference(cells[..scores.Length]);
        ref double fraction = ref MemoryMarshal.GetReference(fractions[..scores.Length]);
        ref double score = ref MemoryMarshal.GetReference(scores);
        int r = 0;
        for (; Avx.IsSupported && r <= scores.Length - Lanes; r += Lanes)
        {
            Vector256<double> added = Interpolation.Linear(ref table, ref Unsafe.Add(ref cell, r), Vector256.LoadUnsafe(ref fraction, (nuint)r));
            (Vector256.LoadUnsafe(ref score, (nuint)r) + added).StoreUnsafe(ref score, (nuint)r);
        }

        for (; r < scores.Length; r++)
        {
            scores[r] += Interpolation.Linear(ref table, cells[r], fractions[r]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBilinear(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells0, ReadOnlySpan<double> fractions0,
        ReadOnlySpan<int> cells1, ReadOnlySpan<double> fractions1, Span<double> scores)
    {
        ref float table = ref term.TableOf(output);
        int stride = term.Stride0;
        ref int cell0 = ref MemoryMarshal.GetReference(cells0[..scores.Length]);
        ref int cell1 = ref MemoryMarshal.GetReference(cells1[..scores.Length]);
        ref double fraction0 = ref MemoryMarshal.GetReference(fractions0[..scores.Length]);
        ref double fraction1 = ref MemoryMarshal.GetReference(fractions1[..scores.Length]);
        ref double score = ref MemoryMarshal.GetReference(scores);
        int r = 0;
        for (; Avx.IsSupported && r <= scores.Length - Lanes; r += Lanes)
        {
            Vector256<double> added = Interpolation.Bilinear(
                ref table, stride, ref Unsafe.Add(ref cell0, r), Vector256.LoadUnsafe(ref fraction0, (nuint)r),
                ref Unsafe.Add(ref cell1, r), Vector256.LoadUnsafe(ref fraction1, (nuint)r));
            (Vector256.LoadUnsafe(ref score, (nuint)r) + added).StoreUnsafe(ref score, (nuint)r);
        }

        for (; r < scores.Length; r++)
        {
            scores[r] += Interpolation.Bilinear(ref table, stride, cells0[r], fractions0[r], cells1[r], fractions1[r]);
        }
    }
}
