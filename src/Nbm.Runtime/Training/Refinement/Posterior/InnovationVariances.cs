using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The variance of each cell given all other terms, as the preconditioner knows it: for curves from their exact inverse, of the curve
/// centred over the
/// training rows; for other cells given all other cells, from the diagonal.
/// </summary>
/// <param name="stage">The solved grid.</param>
internal sealed class InnovationVariances(RefinementStage stage)
{
    private readonly UnknownLayout _layout = stage.Layout;
    private readonly double[] _row = new double[stage.Layout.Count];

    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    /// <returns>C × P variances, in squared units of the loss's scores.</returns>
    public double[] Compute(double unit)
    {
        RefinementGrid grid = _layout.Grid;
        CompressedRows?[] inverses = stage.System.HostInverses;
        var variances = new double[inverses.Length * grid.TableLength];
        for (int c = 0; c < inverses.Length; c++)
        {
            Span<double> own = variances.AsSpan(c * grid.TableLength, grid.TableLength);
            for (int cell = 0; cell < own.Length; cell++)
            {
                own[cell] = stage.System.IsSingle(cell) ? Diagonal(inverses[c]!, cell)
                    : stage.System.InverseDiagonal[(c * _layout.Count) + cell];
            }

            foreach (TermLayout term in grid.Terms.Where(term => term.Order == 1))
            {
                Centre(inverses[c]!, term, own);
            }
        }

        for (int i = 0; i < variances.Length; i++)
        {
            variances[i] = Math.Max(0, variances[i]) / unit;
        }

        return variances;
    }

    // (E M⁻¹ Eᵀ) at a cell.
    private double Diagonal(CompressedRows inverse, int cell)
    {
        if (_layout.Map is not { } map)
        {
            return inverse.At(cell, cell);
        }

        // Spread out, a row of the map meets a row of the inverse entry by entry.
        for (int a = map.Starts[cell]; a < map.Starts[cell + 1]; a++)
        {
            _row[map.Indices[a]] = map.Values[a];
        }

        double sum = 0;
        for (int a = map.Starts[cell]; a < map.Starts[cell + 1]; a++)
        {
            double met = 0;
            for (int k = inverse.Starts[map.Indices[a]]; k < inverse.Starts[map.Indices[a] + 1]; k++)
            {
                met += (double)inverse.Values[k] * _row[inverse.Indices[k]];
            }

            sum += map.Values[a] * met;
        }

        for (int a = map.Starts[cell]; a < map.Starts[cell + 1]; a++)
        {
            _row[map.Indices[a]] = 0;
        }

        return sum;
    }

    // var(β − mean) = var β − 2 cov(β, mean) + var(mean), the mean being mᵀE u.
    private void Centre(CompressedRows inverse, TermLayout term, Span<double> variances)
    {
        var weights = new float[_layout.Count];
        for (int cell = term.Offset; cell < term.Offset + term.Length; cell++)
        {
            ForEachEntry(cell, (unknown, value) => weights[unknown] += (float)(value * _layout.Grid.Mass[cell]));
        }

        var solved = new double[_layout.Count];
        double variance = 0;
        for (int unknown = 0; unknown < weights.Length; unknown++)
        {
            if (weights[unknown] != 0)
            {
                for (int k = inverse.Starts[unknown]; k < inverse.Starts[unknown + 1]; k++)
                {
                    solved[inverse.Indices[k]] += (double)inverse.Values[k] * weights[unknown];
                }
            }
        }

        for (int unknown = 0; unknown < weights.Length; unknown++)
        {
            variance += weights[unknown] * solved[unknown];
        }

        for (int cell = term.Offset; cell < term.Offset + term.Length; cell++)
        {
            double covariance = 0;
            ForEachEntry(cell, (unknown, value) => covariance += value * solved[unknown]);
            variances[cell] += variance - (2 * covariance);
        }
    }

    private void ForEachEntry(int cell, Action<int, double> visit)
    {
        if (_layout.Map is not { } map)
        {
            visit(cell, 1);
            return;
        }

        for (int k = map.Starts[cell]; k < map.Starts[cell + 1]; k++)
        {
            visit(map.Indices[k], map.Values[k]);
        }
    }
}
