using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.Gather"/>.</summary>
    public static void Gather(Matrix source, IndexVector indices, Matrix result)
    {
        IsShape(nameof(Backend.Gather), "the result", result, source.Rows, indices.Length);
        Reach(nameof(Backend.Gather), indices, source);
        Apart(nameof(Backend.Gather), "the result", result, "the source", source);
    }

    /// <summary>The arguments of <see cref="Backend.ScatterAdd"/>.</summary>
    public static void ScatterAdd(Matrix source, IndexVector indices, Matrix result)
    {
        IsShape(nameof(Backend.ScatterAdd), "the source", source, result.Rows, indices.Length);
        Reach(nameof(Backend.ScatterAdd), indices, result);
        Apart(nameof(Backend.ScatterAdd), "the result", result, "the source", source);
    }

    /// <summary>The arguments of <see cref="Backend.Interpolate"/> and <see cref="Backend.InterpolateBackward"/>.</summary>
    public static void Interpolate(string kernel, Design design, RowRange rows, Matrix tables, Matrix scores)
    {
        Rows(kernel, rows, design.Rows);
        IsShape(kernel, "tables", tables, tables.Rows, design.Layout.TableLength);
        IsShape(kernel, "scores", scores, tables.Rows, rows.Count);
        Apart(kernel, "tables", tables, "scores", scores);
    }

    private static void Reach(string kernel, IndexVector indices, Matrix reached)
    {
        if (indices.Largest >= reached.Columns)
        {
            throw new ArgumentException(
                Invariant($"{kernel}: the largest index is {indices.Largest}, but the matrix that it points into is {Shape(reached)}."));
        }
    }

    private static void Rows(string kernel, RowRange rows, int available)
    {
        int entries = rows.Permutation?.Length ?? available;
        if (rows.Start < 0 || rows.Count < 1 || rows.Start > entries - rows.Count)
        {
            throw new ArgumentException(
                Invariant($"{kernel}: {rows.Count} rows from {rows.Start} were asked for; there are {entries}, and at least 1 must be asked for."));
        }

        if (rows.Permutation is { } permutation && (permutation.Smallest < 0 || permutation.Largest >= available))
        {
            throw new ArgumentException(
                Invariant($"{kernel}: the permutation runs from {permutation.Smallest} to {permutation.Largest}, but rows from 0 to {available - 1}."));
        }
    }
}
