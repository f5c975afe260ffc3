using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nbm.Models;

/// <summary>Many values at a time, to the same bits as one by one.</summary>
internal sealed partial class AxisGuide
{
    private const int Lanes = 4;

    /// <summary>Locates values up to the first that isn't finite.</summary>
    /// <returns>How many were located.</returns>
    public int Locate(ReadOnlySpan<double> values, Span<int> cells, Span<double> fractions)
    {
        cells = cells[..values.Length];
        fractions = fractions[..values.Length];
        int i = Avx.IsSupported && !_isVast ? LocateLanes(values, cells, fractions) : 0;
        while (i < values.Length && double.IsFinite(values[i]))
        {
            Locate(values[i], out cells[i], out fractions[i]);
            i++;
        }

        return i;
    }

    // Arithmetic and division for four values at once; only the knots are looked up one by one, each pair by one load. Up to the four that
    // hold one that isn't finite.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Else the profile of a few rows decides what the loop is made into.
    private int LocateLanes(ReadOnlySpan<double> values, Span<int> cells, Span<double> fractions)
    {
        ref double knots = ref MemoryMarshal.GetArrayDataReference(_knots);
        ref int entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        ref double value = ref MemoryMarshal.GetReference(values);
        ref int cell = ref MemoryMarshal.GetReference(cells);
        ref double fraction = ref MemoryMarshal.GetReference(fractions);
        GuideGrid root = _root; // A copy, so that it stays in registers.
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            Vector256<double> x = Vector256.LoadUnsafe(ref value, (nuint)i);
            if (!Vector256.LessThanOrEqualAll(Vector256.Abs(x), Vector256.Create(double.MaxValue)))
            {
                break;
            }

            x = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(_first)), Vector256.Create(_last));
            Vector128<int> at = root.CellsOf(x);
            Vector128<double> a = Pair(x.GetElement(0), at.GetElement(0), ref knots, ref entries, ref Unsafe.Add(ref cell, i));
            Vector128<double> b = Pair(x.GetElement(1), at.GetElement(1), ref knots, ref entries, ref Unsafe.Add(ref cell, i + 1));
            Vector128<double> c = Pair(x.GetElement(2), at.GetElement(2), ref knots, ref entries, ref Unsafe.Add(ref cell, i + 2));
            Vector128<double> d = Pair(x.GetElement(3), at.GetElement(3), ref knots, ref entries, ref Unsafe.Add(ref cell, i + 3));
            Vector256<double> ac = Vector256.Create(a, c);
            Vector256<double> bd = Vector256.Create(b, d);
            Vector256<double> left = Avx.UnpackLow(ac, bd);
            Vector256<double> width = Avx.UnpackHigh(ac, bd) - left;
            ((x - left) / width).StoreUnsafe(ref fraction, (nuint)i);
        }

        return i;
    }

    // The two knots around a value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector128<double> Pair(double x, int at, ref double knots, ref int entries, ref int cell)
    {
        int start = Unsafe.Add(ref entries, at);
        if (start < 0)
        {
            start = Descend(x, start);
        }

        cell = Pass(x, start, ref knots);
        return Vector128.LoadUnsafe(ref knots, (nuint)cell);
    }
}
