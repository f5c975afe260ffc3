using System.Collections.Immutable;

namespace Nbm.Backends;

/// <summary>
/// Where each term's table lies in the vector of all tables, and which encoded columns index it.
/// A column is a feature on one axis: for each row a cell i and a fraction f, meaning that the row lies between
/// positions i and i + 1 with weights 1 − f and f. A slot (a category, a missing value) is a position hit with weight 1.
/// A term of no columns is one position that every row hits with weight 1: an intercept.
/// </summary>
/// <param name="Extents">Positions of each column's axis, at least 2; cells run from 0 to extent − 2.</param>
/// <param name="Terms">The terms, in the order in which their contributions are added.</param>
public sealed record DesignLayout(ImmutableArray<int> Extents, ImmutableArray<TermLayout> Terms)
{
    /// <summary>The length P of all tables together.</summary>
    public int TableLength => Terms.IsEmpty ? 0 : Terms[^1].Offset + Terms[^1].Length;

    /// <summary>Lays the tables of terms out one behind another.</summary>
    /// <param name="extents">Positions of each column's axis.</param>
    /// <param name="terms">The columns of each term.</param>
    public static DesignLayout Create(ImmutableArray<int> extents, IEnumerable<ImmutableArray<int>> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var layouts = ImmutableArray.CreateBuilder<TermLayout>();
        int offset = 0;
        foreach (ImmutableArray<int> columns in terms)
        {
            var strides = new int[columns.Length];
            int length = 1;
            for (int d = columns.Length - 1; d >= 0; d--)
            {
                strides[d] = length;
                length = checked(length * extents[columns[d]]);
            }

            layouts.Add(new TermLayout(offset, length, columns, [.. strides]));
            offset = checked(offset + length);
        }

        return new DesignLayout(extents, layouts.ToImmutable());
    }
}

/// <summary>One term's table: a dense row-major tensor over its columns' positions.</summary>
/// <param name="Offset">Where the table begins in the vector of all tables.</param>
/// <param name="Length">The product of the columns' extents.</param>
/// <param name="Columns">Indices of the columns, one per dimension.</param>
/// <param name="Strides">The distance in the table between neighbouring positions of each dimension.</param>
public sealed record TermLayout(int Offset, int Length, ImmutableArray<int> Columns, ImmutableArray<int> Strides)
{
    /// <summary>How many features the term takes together.</summary>
    public int Order => Columns.Length;
}
