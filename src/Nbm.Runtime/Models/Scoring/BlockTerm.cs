using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nbm.Models;

/// <summary>
/// Adds one term to the scores of a block of rows, and keeps what it adds to each where that is asked for. The cells and fractions of an
/// axis lie together,
/// <see cref="ScoringPlan.BlockRows"/> of them.
/// </summary>
internal static class BlockTerm
{
    private const int Lanes = 4;

    private interface IKeep
    {
        static abstract bool Contributions { get; }
    }

    /// <summary>Adds a term to scores.</summary>
    public static void Add(in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores) =>
        Add<Nothing>(term, output, cells, fractions, scores, scores);

    /// <summary>The same, and writes what the term adds to each row.</summary>
    public static void Explain(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores,
        Span<double> contributions) =>
        Add<All>(term, output, cells, fractions, scores, contributions[..scores.Length]);

    private static void Add<TKeep>(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores,
        Span<double> contributions)
        where TKeep : struct, IKeep
    {
        switch (term.Order)
        {
            case 1:
                AddLinear<TKeep>(term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0), scores, contributions);
                break;
            case 2:
                AddBilinear<TKeep>(
                    term, output, OfAxis(cells, term.Axis0), OfAxis(fractions, term.Axis0),
                    OfAxis(cells, term.Axis1), OfAxis(fractions, term.Axis1), scores, contributions);
                break;
            default:
                for (int r = 0; r < scores.Length; r++)
                {
                    Add<TKeep>(term.Evaluate(output, cells[r..], fractions[r..], ScoringPlan.BlockRows), ref scores[r],
                        ref contributions[r]);
                }

                break;
        }
    }

    private static ReadOnlySpan<T> OfAxis<T>(ReadOnlySpan<T> all, int axis) =>
        all.Slice(axis * ScoringPlan.BlockRows, ScoringPlan.BlockRows);

    // Four rows at a time where the processor can, the rest one by one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Else the profile of a few rows decides what the loops are made into.
    private static void AddLinear<TKeep>(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores,
        Span<double> contributions)
        where TKeep : struct, IKeep
    {
        ref float table = ref term.TableOf(output);
        ref int cell = ref MemoryMarshal.GetReference(cells[..scores.Length]);
        ref double fraction = ref MemoryMarshal.GetReference(fractions[..scores.Length]);
        ref double score = ref MemoryMarshal.GetReference(scores);
        ref double contribution = ref MemoryMarshal.GetReference(contributions);
        int r = 0;
        for (; Avx.IsSupported && r <= scores.Length - Lanes; r += Lanes)
        {
            Vector256<double> added = Interpolation.Linear(ref table, ref Unsafe.Add(ref cell, r),
                Vector256.LoadUnsafe(ref fraction, (nuint)r));
            AddLanes<TKeep>(added, ref Unsafe.Add(ref score, r), ref Unsafe.Add(ref contribution, r));
        }

        for (; r < scores.Length; r++)
        {
            Add<TKeep>(Interpolation.Linear(ref table, cells[r], fractions[r]), ref scores[r], ref contributions[r]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBilinear<TKeep>(
        in PlannedTerm term, int output, ReadOnlySpan<int> cells0, ReadOnlySpan<double> fractions0,
        ReadOnlySpan<int> cells1, ReadOnlySpan<double> fractions1, Span<double> scores, Span<double> contributions)
        where TKeep : struct, IKeep
    {
        ref float table = ref term.TableOf(output);
        int stride = term.Stride0;
        ref int cell0 = ref MemoryMarshal.GetReference(cells0[..scores.Length]);
        ref int cell1 = ref MemoryMarshal.GetReference(cells1[..scores.Length]);
        ref double fraction0 = ref MemoryMarshal.GetReference(fractions0[..scores.Length]);
        ref double fraction1 = ref MemoryMarshal.GetReference(fractions1[..scores.Length]);
        ref double score = ref MemoryMarshal.GetReference(scores);
        ref double contribution = ref MemoryMarshal.GetReference(contributions);
        int r = 0;
        for (; Avx.IsSupported && r <= scores.Length - Lanes; r += Lanes)
        {
            Vector256<double> added = Interpolation.Bilinear(
                ref table, stride, ref Unsafe.Add(ref cell0, r), Vector256.LoadUnsafe(ref fraction0, (nuint)r),
                ref Unsafe.Add(ref cell1, r), Vector256.LoadUnsafe(ref fraction1, (nuint)r));
            AddLanes<TKeep>(added, ref Unsafe.Add(ref score, r), ref Unsafe.Add(ref contribution, r));
        }

        for (; r < scores.Length; r++)
        {
            Add<TKeep>(Interpolation.Bilinear(ref table, stride, cells0[r], fractions0[r], cells1[r], fractions1[r]), ref scores[r],
                ref contributions[r]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddLanes<TKeep>(Vector256<double> added, ref double score, ref double contribution)
        where TKeep : struct, IKeep
    {
        (Vector256.LoadUnsafe(ref score) + added).StoreUnsafe(ref score);
        if (TKeep.Contributions)
        {
            added.StoreUnsafe(ref contribution);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TKeep>(double added, ref double score, ref double contribution)
        where TKeep : struct, IKeep
    {
        score += added;
        if (TKeep.Contributions)
        {
            contribution = added;
        }
    }

    private readonly struct Nothing : IKeep
    {
        public static bool Contributions => false;
    }

    private readonly struct All : IKeep
    {
        public static bool Contributions => true;
    }
}
