using Nbm.Models;

namespace Nbm.Training;

/// <summary>What rows have of a vector, in compressed rows: as many numbers as there are entries that aren't 0. The names of a dense one
/// are its places.</summary>
/// <param name="Starts">Where each row's entries begin, and the end of the last: n + 1 numbers.</param>
/// <param name="Names">The index of each entry's name, ascending within a row.</param>
/// <param name="Values">The value of each entry, not 0.</param>
internal sealed record SparseRows(int[] Starts, int[] Names, double[] Values)
{
    /// <summary>Rows n.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>One of the rows.</summary>
    public VectorRow this[int row] => new(Names, Values, Starts[row], Starts[row + 1] - Starts[row]);

    /// <summary>Some of these rows.</summary>
    public SparseRows Take(int[] rows)
    {
        var starts = new int[rows.Length + 1];
        for (int i = 0; i < rows.Length; i++)
        {
            starts[i + 1] = starts[i] + Starts[rows[i] + 1] - Starts[rows[i]];
        }

        var (names, values) = (new int[starts[^1]], new double[starts[^1]]);
        for (int i = 0; i < rows.Length; i++)
        {
            Names.AsSpan(Starts[rows[i]]..Starts[rows[i] + 1]).CopyTo(names.AsSpan(starts[i]));
            Values.AsSpan(Starts[rows[i]]..Starts[rows[i] + 1]).CopyTo(values.AsSpan(starts[i]));
        }

        return new SparseRows(starts, names, values);
    }
}
