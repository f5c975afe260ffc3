using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.Upload(int, int, int[], int[], float[])"/>.</summary>
    public static void Upload(int rows, int columns, int[] starts, int[] indices, float[] values)
    {
        if (rows < 1 || columns < 1 || starts.Length != (long)rows + 1 || starts[0] != 0 || starts[^1] != values.Length
            || indices.Length != values.Length)
        {
            throw new ArgumentException(Invariant(
                $"Upload: a sparse matrix of {rows} × {columns} with {starts.Length} row starts, {indices.Length} indices and {values.Length} values was given; both sizes must be positive, starts rows + 1 numbers from 0 to the number of values, and there must be an index for each value."));
        }

        Ascend(starts);
        for (int row = 0; row < rows; row++)
        {
            Entries(row, columns, indices.AsSpan(starts[row]..starts[row + 1]));
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

    // Before any entry is looked at: the ends are right, so starts that ascend lie inside.
    private static void Ascend(int[] starts)
    {
        for (int row = 0; row < starts.Length - 1; row++)
        {
            if (starts[row] > starts[row + 1])
            {
                throw new ArgumentException(
                    Invariant($"Upload: row {row} of a sparse matrix begins at {starts[row]} and ends at {starts[row + 1]}; it can't end before it begins."));
            }
        }
    }

    private static void Entries(int row, int columns, ReadOnlySpan<int> indices)
    {
        int least = 0;
        foreach (int column in indices)
        {
            if (column < least || column >= columns)
            {
                throw new ArgumentException(Invariant(
                    $"Upload: row {row} of a sparse matrix has an entry in column {column}; within a row columns ascend, from 0 to {columns - 1}."));
            }

            least = column + 1;
        }
    }
}
