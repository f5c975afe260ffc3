using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.Upload(int, int, int[], int[], float[])"/>.</summary>
    public static void Upload(int rows, int columns, int[] starts, int[] indices, float[] values)
    {
        if (rows < 1 || columns < 1 || starts.Length != rows + 1 || starts[0] != 0 || starts[^1] != values.Length || indices.Length != values.Length)
        {
            throw new ArgumentException(Invariant(
                $"Upload: a sparse matrix of {rows} × {columns} with {starts.Length} row starts, {indices.Length} indices and {values.Length} values was given; starts are rows + 1 numbers from 0 to the number of values."));
        }

        for (int row = 0; row < rows; row++)
        {
            for (int k = starts[row]; k < starts[row + 1]; k++)
            {
                if (indices[k] < 0 || indices[k] >= columns || (k > starts[row] && indices[k] <= indices[k - 1]))
                {
                    throw new ArgumentException(Invariant(
                        $"Upload: row {row} of a sparse matrix has an entry in column {indices[k]}; columns ascend within a row, from 0 to {columns - 1}."));
                }
            }

            if (starts[row] > starts[row + 1])
            {
                throw new ArgumentException(Invariant($"Upload: row {row} of a sparse matrix begins at {starts[row]} and ends at {starts[row + 1]}; it can't end before it begins."));
            }
        }
    }

    /// <summary>The arguments of <see cref="Backend.MultiplySparse"/>.</summary>
    public static void MultiplySparse(SparseMatrix a, Matrix x, Matrix y)
    {
        const string Kernel = nameof(Backend.MultiplySparse);
        IsShape(Kernel, "x", x, x.Rows, a.Columns);
        IsShape(Kernel, "y", y, x.Rows, a.Rows);
        Apart(Kernel, "y", y, "x", x);
    }

    /// <summary>The arguments of the curvature kernels.</summary>
    public static void Curvature(string kernel, LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix? direction, Matrix result)
    {
        if (rows.Count != means.Columns || (kind != LossKind.Softmax && means.Rows != 1))
        {
            throw new ArgumentException(Invariant($"{kernel}: means are {Shape(means)} for {rows.Count} rows of the {kind} loss; they must be outputs × rows, with one output but for the softmax."));
        }

        SameShape(kernel, "means", means, "result", result);
        Apart(kernel, "result", result, "means", means);
        if (direction is not null)
        {
            SameShape(kernel, "means", means, "direction", direction);
            SameWindowOrApart(kernel, "result", result, "direction", direction);
        }

        IsShape(kernel, "weights", weights, 1, weights.Columns);
    }

    /// <summary>The arguments of <see cref="Backend.Means"/>.</summary>
    public static void Means(Matrix scores, Matrix means)
    {
        SameShape(nameof(Backend.Means), "scores", scores, "means", means);
        SameWindowOrApart(nameof(Backend.Means), "means", means, "scores", scores);
    }
}
