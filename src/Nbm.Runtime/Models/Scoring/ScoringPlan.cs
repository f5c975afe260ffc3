using System.Buffers;
using System.Runtime.CompilerServices;

namespace Nbm.Models;

/// <summary>
/// The arithmetic of scoring. One row and many rows add the same numbers in the same order. Terms that weren't selected are left out, as
/// adding their 0 changes nothing; the values of their features are only checked, so that the same rows are refused whatever was selected.
/// </summary>
internal sealed class ScoringPlan
{
    /// <summary>Rows scored together: what they need stays in the first-level cache.</summary>
    public const int BlockRows = 256;

    private const int StackAxes = 128; // 12 bytes each on the stack; beyond that from the pool.

    private readonly AdditiveModel _model;
    private readonly Axis[] _axes;
    private readonly bool[] _isUsed;
    private readonly PlannedTerm[] _terms;
    private readonly double[] _intercepts;

    public ScoringPlan(AdditiveModel model)
    {
        _model = model;
        _axes = [.. model.Axes];
        _intercepts = [.. model.Intercepts];
        _isUsed = new bool[_axes.Length];
        _terms = new PlannedTerm[model.Terms.Count(term => term.Selected)];
        int next = 0;
        for (int t = 0; t < model.Terms.Length; t++)
        {
            if (model.Terms[t].Selected)
            {
                _terms[next++] = new PlannedTerm(model.Terms[t], t);
                foreach (int axis in model.Terms[t].Axes)
                {
                    _isUsed[axis] = true;
                }
            }
        }
    }

    /// <summary>Scores one row; adds what each term contributes where there is room for it.</summary>
    [SkipLocalsInit]
    public void ScoreRow(ReadOnlySpan<double> features, Span<double> scores, Span<double> contributions)
    {
        if (_axes.Length <= StackAxes)
        {
            ScoreRow(features, scores, contributions, stackalloc int[_axes.Length], stackalloc double[_axes.Length]);
            return;
        }

        int[] cells = ArrayPool<int>.Shared.Rent(_axes.Length);
        double[] fractions = ArrayPool<double>.Shared.Rent(_axes.Length);
        try
        {
            ScoreRow(features, scores, contributions, cells, fractions);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(cells);
            ArrayPool<double>.Shared.Return(fractions);
        }
    }

    /// <summary>Scores rows, a block at a time; writes what each term contributes where there is room for it.</summary>
    public void ScoreRows(ReadOnlySpan<double> columns, int rows, int stride, Span<double> scores, Span<double> contributions, long firstRow)
    {
        int[] cells = ArrayPool<int>.Shared.Rent(_axes.Length * BlockRows);
        double[] fractions = ArrayPool<double>.Shared.Rent(_axes.Length * BlockRows);
        try
        {
            for (int begin = 0; begin < rows; begin += BlockRows)
            {
                int count = Math.Min(BlockRows, rows - begin);
                LocateBlock(columns[begin..], count, stride, cells, fractions, firstRow + begin);
                for (int c = 0; c < _intercepts.Length; c++)
                {
                    Span<double> own = scores.Slice((c * stride) + begin, count);
                    if (contributions.IsEmpty)
                    {
                        ScoreBlock(c, cells, fractions, own);
                    }
                    else
                    {
                        ExplainBlock(c, cells, fractions, own, contributions[begin..], stride);
                    }
                }
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(cells);
            ArrayPool<double>.Shared.Return(fractions);
        }
    }

    private void ScoreRow(
        ReadOnlySpan<double> features, Span<double> scores, Span<double> contributions, Span<int> cells, Span<double> fractions)
    {
        for (int a = 0; a < _axes.Length; a++)
        {
            Axis axis = _axes[a];
            double value = features[axis.Feature];
            if (!(_isUsed[a] ? axis.TryLocate(value, out cells[a], out fractions[a]) : axis.HasPlace(value)))
            {
                throw NoPlace(axis, value, null);
            }
        }

        contributions.Clear();
        for (int c = 0; c < _intercepts.Length; c++)
        {
            double score = _intercepts[c];
            for (int t = 0; t < _terms.Length; t++)
            {
                double contribution = _terms[t].Evaluate(c, cells, fractions, 1);
                score += contribution;
                if (!contributions.IsEmpty)
                {
                    contributions[(_terms[t].Index * _intercepts.Length) + c] = contribution;
                }
            }

            scores[c] = score;
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
        for (int t = 0; t < _terms.Length; t++)
        {
            BlockTerm.Add(in _terms[t], output, cells, fractions, scores);
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
            if (next < _terms.Length && _terms[next].Index == t)
            {
                BlockTerm.Explain(in _terms[next++], output, cells, fractions, scores, column);
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
