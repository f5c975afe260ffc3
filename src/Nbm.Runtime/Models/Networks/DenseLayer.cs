using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Nbm.Models;

/// <summary>
/// y = x · A + b, and max(y, 0) where it is a hidden layer: single numbers, summed in doubles. Each output is b, then input after input, so
/// that neither the number of rows nor the width of the processor's vectors changes a bit. Immutable and thread-safe.
/// </summary>
internal sealed class DenseLayer
{
    private const int Lanes = 4;
    private const int Tile = 4;

    /// <param name="inputs">Inputs.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="weights">A, inputs × outputs, row by row.</param>
    /// <param name="biases">b, as many as outputs.</param>
    /// <param name="isHidden">Whether outputs below 0 are 0.</param>
    /// <exception cref="ArgumentException">Sizes don't fit together, or a number isn't finite.</exception>
    public DenseLayer(int inputs, int outputs, ImmutableArray<float> weights, ImmutableArray<float> biases, bool isHidden)
    {
        (Inputs, Outputs, Weights, Biases, IsHidden) = (inputs, outputs, weights, biases, isHidden);
        if (inputs < 1 || outputs < 1 || weights.Length != (long)inputs * outputs || biases.Length != outputs)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A layer from {inputs} inputs to {outputs} outputs has {weights.Length} weights and {biases.Length} biases."));
        }

        if (!weights.All(float.IsFinite) || !biases.All(float.IsFinite))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"A layer from {inputs} inputs to {outputs} outputs has a weight or a bias that isn't finite."));
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public ImmutableArray<float> Weights { get; }

    public ImmutableArray<float> Biases { get; }

    public bool IsHidden { get; }

    /// <summary>How far from 0 each output can be; infinite where that is beyond all numbers.</summary>
    /// <param name="inputs">How far from 0 each input can be.</param>
    public double[] Largest(ReadOnlySpan<double> inputs)
    {
        var largest = new double[Outputs];
        for (int k = 0; k < largest.Length; k++)
        {
            largest[k] = Math.Abs((double)Biases[k]);
        }

        for (int m = 0; m < inputs.Length; m++)
        {
            for (int k = 0; k < largest.Length; k++)
            {
                largest[k] += inputs[m] * Math.Abs(Weights[(m * largest.Length) + k]);
            }
        }

        return Array.ConvertAll(largest, value => value <= double.MaxValue ? value : double.PositiveInfinity); // 0 · ∞ is none.
    }

    /// <summary>The outputs of some rows.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="x">Rows × inputs.</param>
    /// <param name="y">Rows × outputs, out.</param>
    public void Apply(int rows, ReadOnlySpan<double> x, Span<double> y)
    {
        int r = 0;
        for (; r <= rows - Tile; r += Tile)
        {
            ApplyTile(x[(r * Inputs)..], y[(r * Outputs)..]);
        }

        for (; r < rows; r++)
        {
            ApplyRow(x.Slice(r * Inputs, Inputs), y.Slice(r * Outputs, Outputs));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyRow(ReadOnlySpan<double> x, Span<double> y)
    {
        ref float weights = ref MemoryMarshal.GetReference(Weights.AsSpan());
        ref float biases = ref MemoryMarshal.GetReference(Biases.AsSpan());
        ref double to = ref MemoryMarshal.GetReference(y[..Outputs]);
        int k = 0;
        for (; k <= Outputs - (4 * Lanes); k += 4 * Lanes)
        {
            Vector256<double> a = Wide(ref biases, k), b = Wide(ref biases, k + Lanes);
            Vector256<double> c = Wide(ref biases, k + (2 * Lanes)), d = Wide(ref biases, k + (3 * Lanes));
            ref float column = ref Unsafe.Add(ref weights, k);
            for (int m = 0; m < x.Length; m++)
            {
                Vector256<double> input = Vector256.Create(x[m]);
                a += input * Wide(ref column, 0);
                b += input * Wide(ref column, Lanes);
                c += input * Wide(ref column, 2 * Lanes);
                d += input * Wide(ref column, 3 * Lanes);
                column = ref Unsafe.Add(ref column, Outputs);
            }

            Store(a, ref to, k);
            Store(b, ref to, k + Lanes);
            Store(c, ref to, k + (2 * Lanes));
            Store(d, ref to, k + (3 * Lanes));
        }

        for (; k < Outputs; k++)
        {
            y[k] = One(x, k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ApplyTile(ReadOnlySpan<double> x, Span<double> y)
    {
        ref float weights = ref MemoryMarshal.GetReference(Weights.AsSpan());
        ref float biases = ref MemoryMarshal.GetReference(Biases.AsSpan());
        ref double from = ref MemoryMarshal.GetReference(x[..(Tile * Inputs)]);
        ref double to = ref MemoryMarshal.GetReference(y[..(Tile * Outputs)]);
        int inputs = Inputs, outputs = Outputs, k = 0;
        for (; k <= outputs - (2 * Lanes); k += 2 * Lanes)
        {
            Vector256<double> low = Wide(ref biases, k), high = Wide(ref biases, k + Lanes);
            Vector256<double> a = low, b = low, c = low, d = low, e = high, f = high, g = high, h = high;
            ref float column = ref Unsafe.Add(ref weights, k);
            for (int m = 0; m < inputs; m++)
            {
                low = Wide(ref column, 0);
                high = Wide(ref column, Lanes);
                Vector256<double> input = Vector256.Create(Unsafe.Add(ref from, m));
                a += input * low;
                e += input * high;
                input = Vector256.Create(Unsafe.Add(ref from, inputs + m));
                b += input * low;
                f += input * high;
                input = Vector256.Create(Unsafe.Add(ref from, (2 * inputs) + m));
                c += input * low;
                g += input * high;
                input = Vector256.Create(Unsafe.Add(ref from, (3 * inputs) + m));
                d += input * low;
                h += input * high;
                column = ref Unsafe.Add(ref column, outputs);
            }

            Store(a, ref to, k);
            Store(e, ref to, k + Lanes);
            Store(b, ref to, outputs + k);
            Store(f, ref to, outputs + k + Lanes);
            Store(c, ref to, (2 * outputs) + k);
            Store(g, ref to, (2 * outputs) + k + Lanes);
            Store(d, ref to, (3 * outputs) + k);
            Store(h, ref to, (3 * outputs) + k + Lanes);
        }

        for (; k < outputs; k++)
        {
            for (int r = 0; r < Tile; r++)
            {
                y[(r * outputs) + k] = One(x.Slice(r * inputs, inputs), k);
            }
        }
    }

    private double One(ReadOnlySpan<double> x, int output)
    {
        ReadOnlySpan<float> weights = Weights.AsSpan();
        double sum = Biases[output];
        for (int m = 0, at = output; m < x.Length; m++, at += Outputs)
        {
            sum += x[m] * weights[at];
        }

        return IsHidden && sum < 0 ? 0 : sum;
    }

    private void Store(Vector256<double> sums, ref double to, int at)
    {
        Vector256<double> positive = Vector256.ConditionalSelect(Vector256.LessThan(sums, Vector256<double>.Zero),
            Vector256<double>.Zero, sums);
        (IsHidden ? positive : sums).StoreUnsafe(ref to, (nuint)at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Wide(ref float source, int at)
    {
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)at));
        return Vector256.Create(low, high);
    }
}
