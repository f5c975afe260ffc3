using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Encoded rows on the host, for what is done once a fit: masses, means and importances, in doubles.</summary>
/// <param name="axes">The axis of each column.</param>
/// <param name="layout">How columns make terms.</param>
/// <param name="rows">Rows n.</param>
/// <param name="columns">Where the rows lie on the axis of each column.</param>
internal sealed class HostDesign(ImmutableArray<Axis> axes, DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
{
    public ImmutableArray<Axis> Axes { get; } = axes;

    public DesignLayout Layout { get; } = layout;

    public int Rows { get; } = rows;

    public ImmutableArray<DesignColumn> Columns { get; } = columns;

    /// <summary>Encodes rows.</summary>
    /// <param name="axes">The axis of each column.</param>
    /// <param name="layout">How columns make terms.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="known">The same rows on other axes, of which those that are the same are not encoded again; null for none.</param>
    public static HostDesign Locate(ImmutableArray<Axis> axes, DesignLayout layout, EncodedRows rows, HostDesign? known = null) =>
        new(axes, layout, rows.Count, [.. axes.Select(axis => known?.Find(axis) ?? Locate(axis, rows.Columns[axis.Feature]))]);

    /// <summary>Bytes of the columns.</summary>
    public long Bytes => Columns.Sum(column => (long)column.Rows * column.Width);

    /// <summary>Some of the rows.</summary>
    public HostDesign Take(int[] some) => new(Axes, Layout, some.Length, [.. Columns.Select(column => column.Take(some))]);

    private DesignColumn? Find(Axis axis)
    {
        int found = Axes.ToList().FindIndex(own => own.Feature == axis.Feature && own.Knots.AsSpan().SequenceEqual(axis.Knots.AsSpan()));
        return found < 0 ? null : Columns[found];
    }

    private static DesignColumn Locate(Axis axis, double[] values)
    {
        var column = new DesignColumn(axis.Extent, values.Length, onPositions: axis.Knots.Length == 0);
        for (int r = 0; r < values.Length; r++)
        {
            axis.Locate(values[r], out int cell, out double fraction);
            column.Set(r, cell, fraction);
        }

        return column;
    }

    /// <summary>The weight of the rows on each position of all tables, so that each term's sum to 1.</summary>
    /// <param name="weights">n weights, not all 0.</param>
    public double[] Mass(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            total += weight;
        }

        var mass = new double[Layout.TableLength];
        foreach (TermLayout term in Layout.Terms)
        {
            var corners = new Corners(this, term);
            for (int r = 0; r < Rows; r++)
            {
                corners.MoveTo(r);
                for (int c = 0; c < corners.Count; c++)
                {
                    mass[corners.Positions[c]] += corners.Weights[c] * weights[r] / total;
                }
            }
        }

        return mass;
    }

    /// <summary>A term's contribution to each row.</summary>
    /// <param name="term">The term.</param>
    /// <param name="tables">The vector of all tables.</param>
    /// <param name="contributions">n values, out.</param>
    public void Interpolate(TermLayout term, ReadOnlySpan<double> tables, Span<double> contributions)
    {
        var corners = new Corners(this, term);
        for (int r = 0; r < Rows; r++)
        {
            corners.MoveTo(r);
            double sum = 0;
            for (int c = 0; c < corners.Count; c++)
            {
                sum += corners.Weights[c] * tables[corners.Positions[c]];
            }

            contributions[r] = sum;
        }
    }

    /// <summary>The adjoint of <see cref="Interpolate"/>: what rows hold, added to the term's table.</summary>
    /// <param name="term">The term.</param>
    /// <param name="values">n values.</param>
    /// <param name="tables">The vector of all tables, added to.</param>
    public void AddAdjoint(TermLayout term, ReadOnlySpan<double> values, Span<double> tables)
    {
        var corners = new Corners(this, term);
        for (int r = 0; r < Rows; r++)
        {
            corners.MoveTo(r);
            for (int c = 0; c < corners.Count; c++)
            {
                // A corner without weight may lie outside the table.
                if (corners.Weights[c] != 0)
                {
                    tables[corners.Positions[c]] += corners.Weights[c] * values[r];
                }
            }
        }
    }

    /// <summary>sums[j] += Σ over rows of weight · (interpolation of column j)², the diagonal of BᵀXᵀWXB.</summary>
    /// <param name="term">The term.</param>
    /// <param name="columns">B over the term's cells, cells × q, row-major.</param>
    /// <param name="weights">n weights.</param>
    /// <param name="sums">q sums.</param>
    public void AddSquares(TermLayout term, ReadOnlySpan<float> columns, ReadOnlySpan<float> weights, Span<double> sums)
    {
        var corners = new Corners(this, term);
        for (int r = 0; r < Rows; r++)
        {
            corners.MoveTo(r);
            for (int j = 0; j < sums.Length; j++)
            {
                double value = 0;
                for (int c = 0; c < corners.Count; c++)
                {
                    value += corners.Weights[c] * columns[((corners.Positions[c] - term.Offset) * sums.Length) + j];
                }

                sums[j] += weights[r] * value * value;
            }
        }
    }

    /// <summary>The term's own part of XᵀWX, added to the upper left corner of a dense matrix.</summary>
    /// <param name="term">The term.</param>
    /// <param name="weights">n weights.</param>
    /// <param name="products">Row-major.</param>
    /// <param name="width">Its columns.</param>
    public void AddProducts(TermLayout term, ReadOnlySpan<float> weights, Span<double> products, int width)
    {
        var corners = new Corners(this, term);
        for (int r = 0; r < Rows; r++)
        {
            corners.MoveTo(r);
            for (int a = 0; a < corners.Count; a++)
            {
                // A corner without weight may lie outside the table.
                double own = corners.Weights[a] * weights[r];
                for (int b = 0; own != 0 && b < corners.Count; b++)
                {
                    if (corners.Weights[b] != 0)
                    {
                        products[((corners.Positions[a] - term.Offset) * width) + corners.Positions[b] - term.Offset] += own
                            * corners.Weights[b];
                    }
                }
            }
        }
    }

    /// <summary>The 2^order corners of the cell that a row lies in.</summary>
    private sealed class Corners(HostDesign design, TermLayout term)
    {
        public int Count { get; } = 1 << term.Order;

        public int[] Positions { get; } = new int[1 << term.Order];

        public double[] Weights { get; } = new double[1 << term.Order];

        public void MoveTo(int row)
        {
            Positions[0] = term.Offset;
            Weights[0] = 1;
            int count = 1;
            for (int d = 0; d < term.Order; d++)
            {
                int column = term.Columns[d];
                int stride = term.Strides[d];
                (int cell, double fraction) = design.Columns[column][row];
                int shift = cell * stride;
                for (int k = 0; k < count; k++)
                {
                    Positions[k] += shift;
                    Positions[count + k] = Positions[k] + stride;
                    Weights[count + k] = Weights[k] * fraction;
                    Weights[k] *= 1 - fraction;
                }

                count *= 2;
            }
        }
    }
}
