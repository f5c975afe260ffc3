namespace Nbm.Training;

/// <summary>What the data say about each name by itself: the block of its line and its bends, which a preconditioner inverts
/// exactly.</summary>
/// <param name="vectors">The vectors.</param>
/// <param name="offset">Their first unknown among all.</param>
internal sealed class NameBlocks(VectorUnknowns vectors, int offset)
{
    /// <summary>The blocks of names that have bends, and the diagonal of XᵀWX of all.</summary>
    /// <param name="curvature">n working weights of the rows.</param>
    /// <param name="penalty">Λ, U × U.</param>
    /// <param name="diagonal">V values, out.</param>
    public List<BlockInverse> Compute(ReadOnlySpan<float> curvature, CompressedRows penalty, Span<double> diagonal)
    {
        var blocks = new List<BlockInverse>();
        for (int v = 0; v < vectors.Curves.Length; v++)
        {
            NameCurves curves = vectors.Curves[v];
            for (int j = 0; j < curves.Count; j++)
            {
                int[] unknowns = vectors.Of(v, j);
                double[] data = Products(curves, j, unknowns.Length, curvature);
                for (int i = 0; i < unknowns.Length; i++)
                {
                    diagonal[unknowns[i]] = data[(i * unknowns.Length) + i];
                    unknowns[i] += offset;
                }

                if (unknowns.Length > 1)
                {
                    blocks.Add(Invert(unknowns, data, penalty));
                }
            }
        }

        return blocks;
    }

    private static double[] Products(NameCurves curves, int name, int size, ReadOnlySpan<float> curvature)
    {
        var data = new double[size * size];
        for (int e = curves.EntryStarts[name]; e < curves.EntryStarts[name + 1]; e++)
        {
            double weight = curvature[curves.Rows[e]], line = curves.Line(name, curves.Values[e]);
            data[0] += weight * line * line;
            if (size == 1)
            {
                continue;
            }

            var (first, own, next) = curves.Locate(name, curves.Values[e]);
            int a = 1 + first, b = 2 + first;
            Add(data, size, 0, a, weight * line * own);
            Add(data, size, 0, b, weight * line * next);
            Add(data, size, a, b, weight * own * next);
            AddSquare(data, size, a, weight * own * own);
            AddSquare(data, size, b, weight * next * next);
        }

        return data;
    }

    // A weight of 0 may be of a bend that isn't there.
    private static void Add(double[] data, int size, int i, int j, double value)
    {
        if (value != 0)
        {
            data[(i * size) + j] += value;
            data[(j * size) + i] += value;
        }
    }

    private static void AddSquare(double[] data, int size, int i, double value)
    {
        if (value != 0)
        {
            data[(i * size) + i] += value;
        }
    }

    private static BlockInverse Invert(int[] unknowns, double[] data, CompressedRows penalty)
    {
        int size = unknowns.Length;
        double[] whole = [.. data];
        for (int i = 0; i < size; i++)
        {
            whole[(i * size) + i] += penalty.At(unknowns[i], unknowns[i]);
        }

        double[] inverse = DenseSymmetric.Invert(whole, size);
        var degrees = new double[size];
        for (int i = 0; i < size; i++)
        {
            degrees[i] = DenseSymmetric.Dot(inverse.AsSpan(i * size, size), data.AsSpan(i * size, size));
        }

        return new BlockInverse(unknowns, inverse, degrees);
    }
}
