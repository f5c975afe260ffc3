using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>Columns that both have, of equally many rows, apart in memory: <see cref="Backend.CopyColumns"/>.</summary>
    public static void CopyColumns(Matrix x, int xStart, Matrix y, int yStart, int count)
    {
        const string Kernel = nameof(Backend.CopyColumns);
        if (x.Rows != y.Rows)
        {
            throw new ArgumentException(Invariant($"{Kernel}: x is {Shape(x)}, y is {Shape(y)}; they must have equally many rows."));
        }

        AreColumns(Kernel, "x", x, xStart, count);
        AreColumns(Kernel, "y", y, yStart, count);
        Apart(Kernel, "y", y, "x", x);
    }

    /// <summary>The arguments of <see cref="Backend.GatherRows"/>.</summary>
    public static void GatherRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        const string Kernel = nameof(Backend.GatherRows);
        Rows(Kernel, rows, indices?.Length ?? source.Rows);
        IsShape(Kernel, "the result", result, rows.Count, source.Columns);
        ReachRows(Kernel, indices, source);
        Apart(Kernel, "the result", result, "the source", source);
    }

    /// <summary>The arguments of <see cref="Backend.ScatterAddRows"/>.</summary>
    public static void ScatterAddRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        const string Kernel = nameof(Backend.ScatterAddRows);
        Rows(Kernel, rows, indices?.Length ?? result.Rows);
        IsShape(Kernel, "the source", source, rows.Count, result.Columns);
        ReachRows(Kernel, indices, result);
        Apart(Kernel, "the result", result, "the source", source);
    }

    private static void AreColumns(string kernel, string name, Matrix x, int start, int count)
    {
        if (start < 0 || count < 1 || start > x.Columns - count)
        {
            throw new ArgumentException(Invariant(
                $"{kernel}: {count} columns of {name} from {start} on were asked for; it is {Shape(x)}, and at least 1 must be asked for."));
        }
    }

    private static void ReachRows(string kernel, IndexVector? indices, Matrix reached)
    {
        if (indices is not null && indices.Largest >= reached.Rows)
        {
            throw new ArgumentException(
                Invariant($"{kernel}: the largest index is {indices.Largest}, but the matrix whose rows it points to is {Shape(reached)}."));
        }
    }
}
