using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The inverse of the block of an interaction or of a constrained curve, its cells and its trend together, dense: what a surface has of its
/// own is then known
/// exactly, and only what other terms take from it is left to chance (<see cref="EffectiveDegrees"/>).
/// </summary>
/// <param name="layout">The unknowns.</param>
/// <param name="t">The term.</param>
internal sealed class DenseInverse(UnknownLayout layout, int t)
{
    private readonly TermLayout _term = layout.Grid.Layout.Terms[t];
    private readonly int[] _unknowns = layout.UnknownsOf(t);

    private int Size => _unknowns.Length;

    private int Cells => _term.Length;

    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="penalty">Λ, U × U.</param>
    /// <param name="push">What constraints add to the tables' curvature, P × P; null for nothing.</param>
    public BlockInverse Compute(ReadOnlySpan<float> curvature, CompressedRows penalty, CompressedRows? push)
    {
        var data = new double[Size * Size];
        layout.Grid.Rows.AddProducts(_term, curvature, data, Size);
        Tie(data);
        AddColumns(data, layout.ColumnsOf(t));
        double[] whole = push is null ? [.. data] : Pushed(push, data);
        AddPenalty(whole, penalty);
        double[] inverse = DenseSymmetric.Invert(whole, Size);
        var degrees = new double[Size];
        for (int i = 0; i < Size; i++)
        {
            degrees[i] = DenseSymmetric.Dot(inverse.AsSpan(i * Size, Size), data.AsSpan(i * Size, Size));
        }

        return new BlockInverse(_unknowns, inverse, degrees);
    }

    // What a cell that is the same as another meets, the other's unknown meets.
    private void Tie(double[] data)
    {
        foreach (var (position, same) in layout.Grid.Ties.Where(tie => tie.Position >= _term.Offset && tie.Position < _term.Offset + Cells))
        {
            int from = position - _term.Offset, to = same - _term.Offset;
            for (int i = 0; i < Cells; i++)
            {
                data[(to * Size) + i] += data[(from * Size) + i];
                data[(from * Size) + i] = 0;
            }

            for (int i = 0; i < Cells; i++)
            {
                data[(i * Size) + to] += data[(i * Size) + from];
                data[(i * Size) + from] = 0;
            }
        }
    }

    // [T, TB; BᵀT, BᵀTB], T being the cells' part.
    private void AddColumns(double[] data, float[] columns)
    {
        int width = Size - Cells;
        for (int j = 0; j < width; j++)
        {
            for (int i = 0; i < Cells; i++)
            {
                double sum = 0;
                for (int k = 0; k < Cells; k++)
                {
                    sum += data[(i * Size) + k] * columns[(k * width) + j];
                }

                data[(i * Size) + Cells + j] = sum;
                data[((Cells + j) * Size) + i] = sum;
            }
        }

        for (int a = 0; a < width; a++)
        {
            for (int b = 0; b < width; b++)
            {
                double sum = 0;
                for (int i = 0; i < Cells; i++)
                {
                    sum += columns[(i * width) + a] * data[(i * Size) + Cells + b];
                }

                data[((Cells + a) * Size) + Cells + b] = sum;
            }
        }
    }

    // Data and what constraints push, which go the same way through the columns.
    private double[] Pushed(CompressedRows push, double[] data)
    {
        var pushed = new double[Size * Size];
        for (int i = 0; i < Cells; i++)
        {
            for (int k = push.Starts[_term.Offset + i]; k < push.Starts[_term.Offset + i + 1]; k++)
            {
                pushed[(i * Size) + push.Indices[k] - _term.Offset] = push.Values[k];
            }
        }

        Tie(pushed);
        AddColumns(pushed, layout.ColumnsOf(t));
        return [.. pushed.Zip(data, (a, b) => a + b)];
    }

    private void AddPenalty(double[] whole, CompressedRows penalty)
    {
        for (int i = 0; i < Size; i++)
        {
            for (int k = penalty.Starts[_unknowns[i]]; k < penalty.Starts[_unknowns[i] + 1]; k++)
            {
                whole[(i * Size) + Array.BinarySearch(_unknowns, penalty.Indices[k])] += penalty.Values[k];
            }
        }
    }
}
