using System.Buffers;
using System.Runtime.CompilerServices;

namespace Nbm.Models;

/// <summary>
/// The arithmetic of scoring. One row and many rows add the same numbers in the same order. Tables, of which most models have nothing else,
/// lie side by side; whatever isn't a table says itself what it adds. Tables that weren't selected are left out, as adding their 0 changes
/// nothing; the values of their features are only checked, so that the same rows are refused whatever was selected. Where rows come without
/// their vectors, tables alone add up.
/// </summary>
internal sealed class ScoringPlan
{
    /// <summary>Rows scored together: what they need stays in the first-level cache.</summary>
    public const int BlockRows = 256;

    /// <summary>Up to so many axes a row's places are on the stack, 12 bytes each; beyond that from the pool.</summary>
    public const int StackAxes = 128;

    private readonly AdditiveModel _model;
    private readonly Axis[] _axes;
    private readonly bool[] _isUsed;
    private readonly PlannedTerm[] _tables;
    private readonly AdditiveTerm[] _others; // Behind all tables, as in the model, one for each vector; dropped ones add their 0.
    private readonly double[] _intercepts;

    public ScoringPlan(AdditiveModel model)
    {
        _model = model;
        _axes = [.. model.Axes];
        _intercepts = [.. model.Intercepts];
        _isUsed = new bool[_axes.Length];
        _tables = new PlannedTerm[model.Terms.Count(term => term.Selected)];
        _others = [.. model.AllTerms.Skip(model.Terms.Length)];
        int next = 0;
        for (int t = 0; t < model.Terms.Length; t++)
        {
            if (model.Terms[t].Selected)
            {
                _tables[next++] = new PlannedTerm(model.Terms[t], t);
                foreach (int axis in model.Terms[t].Axes)
                {
                    _isUsed[axis] = true;
                }
            }
        }
    }

    /// <summary>Scores one row; says what each term contributes where there is room for it.</summary>
    [SkipLocalsInit]
    public void ScoreRow(in RowBlock row, Span<double> scores, Span<double> contributions)
    {
        if (_axes.Length <= StackAxes)
        {
            ScoreRow(in row, scores, contributions, stackalloc int[_axes.Length], stackalloc double[_axes.Length]);
            return;
        }

        int[] cells = ArrayPool<int>.Shared.Rent(_axes.Length);
        double[] fractions = ArrayPool<double>.Shared.Rent(_axes.Length);
        try
        {
            ScoreRow(in row, scores, contributions, cells, fractions);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(cells);
            ArrayPool<double>.Shared.Return(fractions);
        }
    }

    /// <summary>Scores rows, so many at a time; says what each term contributes where there is room for it.</summary>
    public void ScoreRows(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        int[] cells = ArrayPool<int>.Shared.Rent(_axes.Length * BlockRows);
        double[] fractions = ArrayPool<double>.Shared.Rent(_axes.Length * BlockRows);
        try
        {
            for (int begin = 0; begin < rows.Count; begin += BlockRows)
            {
                int count = Math.Min(BlockRows, rows.Count - begin);
                LocateBlock(From(rows.Columns, begin), count, rows.Stride, cells, fractions, rows.FirstRow + begin);
                for (int c = 0; c < _intercepts.Length; c++)
                {
                    Span<double> own = scores.Slice((c * rows.Stride) + begin, count);
                    if (contributions.IsEmpty)
                    {
                        ScoreBlock(c, cells, fractions, own);
                    }
                    else
                    {
                        ExplainBlock(c, cells, fractions, own, contributions[begin..], rows.Stride);
                    }
                }

                for (int r = 0; rows.Vectors is not null && r < count; r++)
                {
                    var row = new LocatedRow(From<int>(cells, r), From<double>(fractions, r), BlockRows, rows.Vectors,
                        (begin + r) * _others.Length);
                    AddOthers(in row, scores[(begin + r)..], contributions.IsEmpty ? [] : contributions[(begin + r)..], rows.Stride);
                }
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(cells);
            ArrayPool<double>.Shared.Return(fractions);
        }
    }

    // A model of vectors alone has no columns.
    private static ReadOnlySpan<T> From<T>(ReadOnlySpan<T> values, int start) => values.IsEmpty ? [] : values[start..];

    private void ScoreRow(in RowBlock row, Span<double> scores, Span<double> contributions, Span<int> cells, Span<double> fractions)
    {
        for (int a = 0; a < _axes.Length; a++)
        {
            Axis axis = _axes[a];
            double value = row.Columns[axis.Feature];
            if (!(_isUsed[a] ? axis.TryLocate(value, out cells[a], out fractions[a]) : axis.HasPlace(value)))
            {
                throw NoPlace(axis, value, null);
            }
        }

        contributions.Clear();
        for (int c = 0; c < _intercepts.Length; c++)
        {
            double score = _intercepts[c];
            for (int t = 0; t < _tables.Length; t++)
            {
                double contribution = _tables[t].Evaluate(c, cells, fractions, 1);
                score += contribution;
                if (!contributions.IsEmpty)
                {
                    contributions[(_tables[t].Index * _intercepts.Length) + c] = contribution;
                }
            }

            scores[c] = score;
        }

        if (row.Vectors is not null)
        {
            AddOthers(new LocatedRow(cells, fractions, 1, row.Vectors, 0), scores, contributions, 1);
        }
    }

    private void AddOthers(in LocatedRow row, Span<double> scores, Span<double> contributions, int stride)
    {
        int first = _model.Terms.Length;
        for (int i = 0; i < _others.Length; i++)
        {
            for (int c = 0; c < _intercepts.Length; c++)
            {
                double contribution = _others[i].Contribution(c, in row);
                scores[c * stride] += contribution;
                if (!contributions.IsEmpty)
                {
                    contributions[(((first + i) * _intercepts.Length) + c) * stride] = contribution;
                }
            }
        }
    }

    private void LocateBlock(
        ReadOnlySpan<double> columns, int count, int stride, Span<int> cells, Span<double> fractions, long firstRow)
    {
        for (int a = 0; a < _axes.Length; a++)
        {
            ReadOnlySpan<double> values = columns.Slice(_axes[a].Feature * stride, count);
            int bad = _isUsed[a]
                ? _axes[a].TryLocate(values, cells[(a * BlockRows)..], fractions[(a * BlockRows)..])
                : _axes[a].IndexOfNoPlace(values);
            if (bad >= 0)
            {
                throw NoPlace(_axes[a], values[bad], firstRow + bad);
            }
        }
    }

    private void ScoreBlock(int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores)
    {
        scores.Fill(_intercepts[output]);
        for (int t = 0; t < _tables.Length; t++)
        {
            BlockTerm.Add(in _tables[t], output, cells, fractions, scores);
        }
    }

    private void ExplainBlock(
        int output, ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, Span<double> scores, Span<double> contributions, int stride)
    {
        scores.Fill(_intercepts[output]);
        int next = 0;
        for (int t = 0; t < _model.Terms.Length; t++)
        {
            Span<double> column = contributions.Slice(((t * _intercepts.Length) + output) * stride, scores.Length);
            if (next < _tables.Length && _tables[next].Index == t)
            {
                BlockTerm.Explain(in _tables[next++], output, cells, fractions, scores, column);
            }
            else
            {
                column.Clear(); // It wasn't selected.
            }
        }
    }

    private NbmDataException NoPlace(Axis axis, double value, long? row)
    {
        FeatureSchema feature = _model.Schema.Features[axis.Feature];
        return NbmDataException.NoPlace(feature, value, row);
    }
}
