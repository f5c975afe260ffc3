using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>What serving knows about the uncertainty of one output.</summary>
/// <param name="Tables">The standard error at each position of the vector of all tables.</param>
/// <param name="Intercept">The intercept's standard error.</param>
/// <param name="Importances">The standard error of each term's importance.</param>
/// <param name="Correlations">See <see cref="ScoreErrors.Correlations"/>; default where there are too many terms.</param>
internal sealed record ErrorBars(double[] Tables, double Intercept, double[] Importances, ImmutableArray<float> Correlations);

/// <summary>
/// From draws to the errors of what is served. Each draw is purified and centred as the model is; the variance at a position is that of its
/// innovation, where it is known, plus the mean square over the draws of the rest. Errors of importances are theirs to first order (delta
/// method).
/// </summary>
internal sealed class ErrorBarBuilder
{
    // A matrix of correlations grows with the square of the terms.
    private const int MostTerms = 2000;
    private const double CorrelationWork = 3e8;
    private const int MostRows = 2000;

    private readonly DesignLayout _layout;
    private readonly double[] _mass;
    private readonly HostDesign _sample;
    private readonly double[] _weights;
    private readonly TermImportances _importances;
    private readonly VectorErrors[] _vectors;
    private readonly double[] _squares;
    private readonly double[]? _news; // The squares of innovations, where errors are to be relative to theirs.
    private readonly double[] _importanceSquares;
    private readonly List<double> _intercepts = [];
    private readonly List<float[][]> _contributions = [];

    /// <param name="layout">The serving tables.</param>
    /// <param name="rows">The training rows on them.</param>
    /// <param name="mass">The share of training weight on each position.</param>
    /// <param name="weights">Of the rows.</param>
    /// <param name="importances">The importances of the fitted terms.</param>
    /// <param name="draws">How many draws there will be.</param>
    /// <param name="vectors">The errors of vectors, from what the sampled rows have of them.</param>
    /// <param name="isRelative">
    /// Whether innovations have parts that errors are to be without, such as a level: then the variance at a position is what of an
    /// innovation is known, times the ratio of the squares that draws and their innovations have.
    /// </param>
    public ErrorBarBuilder(
        DesignLayout layout, HostDesign rows, double[] mass, double[] weights, TermImportances importances, int draws,
        Func<int[], VectorErrors[]> vectors, bool isRelative = false)
    {
        _news = isRelative ? new double[layout.TableLength] : null;
        _layout = layout;
        _mass = mass;
        _importances = importances;
        _squares = new double[layout.TableLength];
        _importanceSquares = new double[layout.Terms.Length];
        double size = layout.Terms.Length + 1;
        int count = (int)Math.Clamp(CorrelationWork / (draws * size * size), 1, Math.Min(MostRows, rows.Rows));
        int[] sample = [.. Enumerable.Range(0, count).Select(i => (int)((long)rows.Rows * i / count))];
        _sample = rows.Take(sample);
        _weights = [.. sample.Select(row => weights[row])];
        _vectors = vectors(sample);
    }

    /// <param name="tables">A draw's tables as served.</param>
    /// <param name="intercept">Its intercept's deviation.</param>
    /// <param name="innovations">Its innovations on the serving tables; null if none are known.</param>
    public void Add(double[] tables, double intercept, double[]? innovations)
    {
        _intercepts.Add(intercept);
        foreach (TermLayout term in _layout.Terms)
        {
            double mean = term.Order == 1 && innovations is not null ? Mean(term, innovations) : 0;
            for (int i = term.Offset; i < term.Offset + term.Length; i++)
            {
                double own = innovations?[i] ?? 0, rest = _news is null ? tables[i] - (own - mean) : tables[i];
                _squares[i] += rest * rest;
                if (_news is not null)
                {
                    _news[i] += own * own;
                }
            }
        }

        double[] changes = _importances.Changes(tables);
        for (int t = 0; t < changes.Length; t++)
        {
            _importanceSquares[t] += changes[t] * changes[t];
        }

        var column = new double[_sample.Rows];
        _contributions.Add([.. _layout.Terms.Select(term =>
        {
            _sample.Interpolate(term, tables, column);
            return Array.ConvertAll(column, value => (float)value);
        }), .. _vectors.Select(vector => vector.Contributions[_contributions.Count])]);
    }

    /// <summary>The errors of vectors.</summary>
    public VectorErrors[] Vectors => _vectors;

    /// <param name="deviations">The standard deviation of the innovations at each position; null if none are known.</param>
    /// <param name="shape">
    /// Where errors of curves are large and where small, 0 where that isn't known: how large, the draws say of each curve as a whole. Null
    /// if none are known.
    /// </param>
    public ErrorBars Build(double[]? deviations, double[]? shape = null)
    {
        var errors = new double[_squares.Length];
        for (int i = 0; i < errors.Length; i++)
        {
            double known = deviations?[i] ?? 0;
            errors[i] = _news is null ? Math.Sqrt((_squares[i] / _intercepts.Count) + (known * known))
                : known > 0 && _news[i] > 0 ? known * Math.Sqrt(_squares[i] / _news[i])
                : Math.Sqrt(_squares[i] / _intercepts.Count);
        }

        foreach (TermLayout term in shape is null ? [] : _layout.Terms.Where(term => term.Order == 1))
        {
            Pool(term, errors, shape!);
        }

        double intercept = Math.Sqrt(_intercepts.Average(value => value * value));
        double[] importances = Array.ConvertAll(_importanceSquares, square => Math.Sqrt(square / _intercepts.Count));
        bool isKnown = _layout.Terms.Length + _vectors.Length is > 0 and <= MostTerms;
        return new ErrorBars(errors, intercept, importances, isKnown ? Correlations(errors, intercept) : default);
    }

    // The variance of a few draws at one position scatters; its ratio to what is expected there hardly does over a curve.
    private void Pool(TermLayout term, double[] errors, double[] shape)
    {
        double drawn = 0, expected = 0;
        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            drawn += shape[i] > 0 ? _mass[i] * errors[i] * errors[i] : 0;
            expected += _mass[i] * shape[i] * shape[i];
        }

        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            errors[i] = shape[i] > 0 && expected > 0 ? shape[i] * Math.Sqrt(drawn / expected) : errors[i];
        }
    }

    // Correlations of the errors of intercept and terms, averaged over rows, as they count, and draws: a mean of outer products, so never
    // indefinite.
    private ImmutableArray<float> Correlations(double[] errors, double intercept)
    {
        int tables = _layout.Terms.Length, terms = tables + _vectors.Length, size = terms + 1;
        var scales = new double[terms][];
        for (int t = 0; t < terms; t++)
        {
            if (t >= tables)
            {
                scales[t] = _vectors[t - tables].Errors;
                continue;
            }

            _sample.Interpolate(_layout.Terms[t], errors, scales[t] = new double[_sample.Rows]);
        }

        var sums = new double[size * size];
        var row = new double[size];
        for (int k = 0; k < _contributions.Count; k++)
        {
            row[0] = intercept > 0 ? _intercepts[k] / intercept : 0;
            for (int r = 0; r < _sample.Rows; r++)
            {
                for (int t = 0; t < terms; t++)
                {
                    row[t + 1] = scales[t][r] > 0 ? _contributions[k][t][r] / scales[t][r] : 0;
                }

                AddOuter(row, _weights[r], sums);
            }
        }

        var correlations = ImmutableArray.CreateBuilder<float>(terms * size / 2);
        for (int s = 0; s < size; s++)
        {
            for (int t = s + 1; t < size; t++)
            {
                double norm = Math.Sqrt(sums[(s * size) + s] * sums[(t * size) + t]);
                correlations.Add(norm > 0 ? (float)Math.Clamp(sums[(s * size) + t] / norm, -1, 1) : 0);
            }
        }

        return correlations.MoveToImmutable();
    }

    private static void AddOuter(double[] row, double weight, double[] sums)
    {
        for (int s = 0; s < row.Length; s++)
        {
            double own = weight * row[s];
            Span<double> to = sums.AsSpan(s * row.Length, row.Length);
            for (int t = s; t < to.Length; t++)
            {
                to[t] += own * row[t];
            }
        }
    }

    private double Mean(TermLayout term, double[] tables)
    {
        double mean = 0;
        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            mean += _mass[i] * tables[i];
        }

        return mean;
    }
}
