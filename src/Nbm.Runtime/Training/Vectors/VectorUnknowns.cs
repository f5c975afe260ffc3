using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The unknowns of all vectors, V of them: for each vector the weights of its names' straight lines, then their bends. They don't depend on
/// a grid, so that they are
/// made once for a refinement.
/// </summary>
internal sealed class VectorUnknowns
{
    private readonly ImmutableArray<double[]> _lineWeights;
    private readonly ImmutableArray<double[]> _bendWeights;

    /// <param name="rows">For each vector what the rows have of it.</param>
    /// <param name="names">For each vector how many names there are.</param>
    /// <param name="hasBends">Whether names may be more than straight lines.</param>
    public VectorUnknowns(IReadOnlyList<SparseRows> rows, IReadOnlyList<int> names, bool hasBends = true)
    {
        Curves = [.. rows.Select((own, v) => new NameCurves(own, names[v], hasBends))];
        var offsets = ImmutableArray.CreateBuilder<int>(Curves.Length);
        foreach (NameCurves curves in Curves)
        {
            offsets.Add(Count);
            Count += curves.Count + curves.Bends;
        }

        Offsets = offsets.MoveToImmutable();
        _lineWeights = [.. Curves.Select(curves => Ones(curves.Count))];
        _bendWeights = [.. Curves.Select(curves => Ones(curves.Bends))];
        Columns = BuildColumns(rows);
        Rows = Columns.Transpose();
    }

    /// <summary>V.</summary>
    public int Count { get; }

    /// <summary>For each vector its names.</summary>
    public ImmutableArray<NameCurves> Curves { get; }

    /// <summary>For each vector its first unknown.</summary>
    public ImmutableArray<int> Offsets { get; }

    /// <summary>X of the vectors, n × V.</summary>
    public CompressedRows Rows { get; }

    /// <summary>Xᵀ, V × n.</summary>
    public CompressedRows Columns { get; }

    /// <summary>What was chosen on held-out rows, which the rounds then leave as it is; null where each round estimates it.</summary>
    public NamePrior? Prior { get; private set; }

    /// <summary>Weighs all names as a prior has them.</summary>
    public void Expect(NamePrior prior)
    {
        Prior = prior;
        for (int v = 0; v < Curves.Length; v++)
        {
            NameCurves curves = Curves[v];
            double[] weights = prior.Weights(curves);
            weights.CopyTo(_lineWeights[v], 0);
            for (int j = 0; j < curves.Count; j++)
            {
                _bendWeights[v].AsSpan(curves.BendStarts[j]..curves.BendStarts[j + 1]).Fill(weights[j]);
            }
        }
    }

    /// <summary>How much firmer each name's precisions are than others', to be given back to <see cref="Weigh"/>.</summary>
    public double[][] Weights() => [.. _lineWeights.Concat(_bendWeights).Select(weights => (double[])weights.Clone())];

    /// <summary>Weighs all names as they were once.</summary>
    public void Weigh(double[][] weights)
    {
        foreach (var (own, kept) in _lineWeights.Concat(_bendWeights).Zip(weights))
        {
            kept.CopyTo(own, 0);
        }
    }

    /// <summary>Saves what the next round depends on.</summary>
    public void Save(SavedState to)
    {
        to.Add("vectors: weights", [.. _lineWeights.Concat(_bendWeights).SelectMany(weights => weights)]);
        to.Add("vectors: prior", Prior is { } prior ? [prior.Exponent, prior.HasTails ? 1 : 0, prior.Variance, prior.Firmness] : []);
    }

    /// <summary>Goes on from what was saved.</summary>
    public void Restore(SavedState from)
    {
        double[] weights = from.Doubles("vectors: weights", _lineWeights.Concat(_bendWeights).Sum(own => own.Length));
        int next = 0;
        foreach (double[] own in _lineWeights.Concat(_bendWeights))
        {
            weights.AsSpan(next, own.Length).CopyTo(own);
            next += own.Length;
        }

        Prior = from.Doubles("vectors: prior") is [var exponent, var tails, var variance, var firmness]
            ? new NamePrior(exponent, tails != 0, variance, firmness) : null;
    }

    /// <summary>The components: all straight lines of a vector have one variance, all its bends another.</summary>
    /// <param name="firstTerm">The index of the first vector among all terms.</param>
    /// <param name="offset">The first unknown of the vectors among all.</param>
    public IEnumerable<Component> Components(int firstTerm, int offset)
    {
        for (int v = 0; v < Curves.Length; v++)
        {
            int lines = offset + Offsets[v];
            if (Curves[v].Count > 0)
            {
                yield return new Component(firstTerm + v, ComponentKind.NameLines, lines, Curves[v].Count,
                    null) { Weights = _lineWeights[v] };
            }

            if (Curves[v].Bends > 0)
            {
                yield return new Component(firstTerm + v, ComponentKind.NameBends, lines + Curves[v].Count, Curves[v].Bends,
                    null) { Weights = _bendWeights[v] };
            }
        }
    }

    /// <summary>The unknowns of a name, ascending: its line, then its bends.</summary>
    public int[] Of(int vector, int name)
    {
        NameCurves curves = Curves[vector];
        int bends = Offsets[vector] + curves.Count;
        return [Offsets[vector] + name,
            .. Enumerable.Range(bends + curves.BendStarts[name], curves.BendStarts[name + 1] - curves.BendStarts[name])];
    }

    /// <summary>The values of a vector's names at their knots.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="unknowns">V unknowns.</param>
    public double[] Tabulate(int vector, ReadOnlySpan<float> unknowns)
    {
        NameCurves curves = Curves[vector];
        var values = new double[curves.Knots.Length];
        ReadOnlySpan<float> lines = unknowns.Slice(Offsets[vector], curves.Count),
            bends = unknowns.Slice(Offsets[vector] + curves.Count, curves.Bends);
        for (int j = 0; j < curves.Count; j++)
        {
            bool isBent = curves.BendStarts[j + 1] > curves.BendStarts[j];
            for (int k = curves.Starts[j]; k < curves.Starts[j + 1]; k++)
            {
                values[k] = (lines[j] * curves.Line(j, curves.Knots[k]))
                    + (isBent ? bends[curves.BendStarts[j] + k - curves.Starts[j]] : 0);
            }
        }

        return values;
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }

    private CompressedRows BuildColumns(IReadOnlyList<SparseRows> rows)
    {
        int entries = Curves.Sum(curves => curves.Rows.Length);
        var columns = new CompressedRowsBuilder(rows[0].Count, Count, 2 * entries);
        foreach (NameCurves curves in Curves)
        {
            for (int j = 0; j < curves.Count; j++)
            {
                for (int e = curves.EntryStarts[j]; e < curves.EntryStarts[j + 1]; e++)
                {
                    columns.Entry(curves.Rows[e], curves.Line(j, curves.Values[e]));
                }

                columns.End();
            }

            for (int j = 0; j < curves.Count; j++)
            {
                for (int bend = 0; bend < curves.BendStarts[j + 1] - curves.BendStarts[j]; bend++)
                {
                    AddBend(columns, curves, j, bend);
                }
            }
        }

        return columns.Build();
    }

    private static void AddBend(CompressedRowsBuilder columns, NameCurves curves, int name, int bend)
    {
        for (int e = curves.EntryStarts[name]; e < curves.EntryStarts[name + 1]; e++)
        {
            var (first, own, next) = curves.Locate(name, curves.Values[e]);
            double weight = bend == first ? own : bend == first + 1 ? next : 0;
            if (weight > 0)
            {
                columns.Entry(curves.Rows[e], weight);
            }
        }

        columns.End();
    }
}
