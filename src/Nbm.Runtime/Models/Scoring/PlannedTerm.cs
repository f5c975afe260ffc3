using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Nbm.Models;

/// <summary>What scoring needs of a <see cref="Term"/>, side by side in memory; its index is that of the model.</summary>
internal readonly struct PlannedTerm(Term term, int index)
{
    // As the others, shared with the term.
    private readonly ImmutableArray<float>[] _tables = ImmutableCollectionsMarshal.AsArray(term.Tables)!;
    private readonly int[] _axes = ImmutableCollectionsMarshal.AsArray(term.Axes)!;
    private readonly int[] _strides = ImmutableCollectionsMarshal.AsArray(term.Strides)!;

    public readonly int Index = index;
    public readonly int Order = term.Order;
    public readonly int Axis0 = term.Axes[0];
    public readonly int Axis1 = term.Order > 1 ? term.Axes[1] : 0;
    public readonly int Stride0 = term.Strides[0];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float TableOf(int output) => ref MemoryMarshal.GetArrayDataReference(ImmutableCollectionsMarshal.AsArray(_tables[output])!);

    /// <summary>The value at one row, given the cell and fraction of each axis of the model, a distance apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Evaluate(int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, int distance)
    {
        ref float table = ref TableOf(output);
        int a = Axis0 * distance;
        if (Order == 1)
        {
            return Interpolation.Linear(ref table, cells[a], fractions[a]);
        }

        int b = Axis1 * distance;
        return Order == 2
            ? Interpolation.Bilinear(ref table, Stride0, cells[a], fractions[a], cells[b], fractions[b])
            : EvaluateMany(ref table, cells, fractions, distance);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private double EvaluateMany(ref float table, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, int distance)
    {
        Span<int> own = stackalloc int[_axes.Length];
        Span<double> ends = stackalloc double[_axes.Length];
        for (int d = 0; d < _axes.Length; d++)
        {
            own[d] = cells[_axes[d] * distance];
            ends[d] = fractions[_axes[d] * distance];
        }

        return Interpolation.Multilinear(ref table, _strides, own, ends);
    }
}
