using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>What serving knows about the uncertainty of one output.</summary>
/// <param name="Tables">The standard error at each position of the vector of all tables.</param>
/// <param name="Intercept">The intercept's standard error.</param>
/// <param name="Correlations">See <see cref="ScoreErrors.Correlations"/>; default where there are too many terms.</param>
internal sealed record ErrorBars(double[] Tables, double Intercept, ImmutableArray<float> Correlations);

/// <summary>
/// From posterior draws to the errors of what is served. Each draw is purified and centred as the model is; the variance at a position is that of its
/// innovation, which is known, plus the mean square over the draws of the rest.
/// </summary>
/// <param name="layout">The serving tables.</param>
/// <param name="rows">The training rows on them.</param>
/// <param name="mass">The share of training weight on each position.</param>
internal sealed class ErrorBarBuilder(DesignLayout layout, HostDesign rows, double[] mass)
{
    // A matrix of correlations grows with the square of the terms.
    private const int MostTerms = 2000;
    private const double CorrelationWork = 3e8;
    private const int MostRows = 2000;

    /// <param name="draws">For each draw the tables as served, and the deviation of the intercept.</param>
    /// <param name="innovations">For each draw the innovations on the serving tables.</param>
    /// <param name="deviations">The standard deviation of the innovations at each position.</param>
    public ErrorBars Build(IReadOnlyList<(double[] Tables, double Intercept)> draws, IReadOnlyList<double[]> innovations, double[] deviations)
    {
        var errors = new double[layout.TableLength];
        for (int k = 0; k < draws.Count; k++)
        {
            foreach (TermLayout term in layout.Terms)
            {
                double mean = term.Order == 1 ? Mean(term, innovations[k]) : 0;
                for (int i = term.Offset; i < term.Offset + term.Length; i++)
                {
                    double rest = draws[k].Tables[i] - (innovations[k][i] - mean);
                    errors[i] += rest * rest / draws.Count;
                }
            }
        }

        for (int i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Sqrt(errors[i] + (deviations[i] * deviations[i]));
        }

        double intercept = Math.Sqrt(draws.Average(draw => draw.Intercept * draw.Intercept));
        return new ErrorBars(errors, intercept, layout.Terms.Length <= MostTerms ? Correlations(draws, errors, intercept) : default);
    }

    // Correlations of the errors of intercept and terms, averaged over rows and draws: a mean of outer products, so never indefinite.
    private ImmutableArray<float> Correlations(IReadOnlyList<(double[] Tables, double Intercept)> draws, double[] errors, double intercept)
    {
        int terms = layout.Terms.Length, size = terms + 1;
        int count = (int)Math.Clamp(CorrelationWork / ((double)draws.Count * size * size), 1, Math.Min(MostRows, rows.Rows));
        int[] sample = [.. Enumerable.Range(0, count).Select(i => (int)((long)rows.Rows * i / count))];
        HostDesign few = rows.Take(sample);
        var sums = new double[size * size];
        var column = new double[count];
        double[][] scale = [.. layout.Terms.Select(term => { few.Interpolate(term, errors, column); return column.ToArray(); })];
        var z = new double[count][];
        foreach (var (tables, deviation) in draws)
        {
            for (int r = 0; r < count; r++)
            {
                z[r] = new double[size];
                z[r][0] = intercept > 0 ? deviation / intercept : 0;
            }

            for (int t = 0; t < terms; t++)
            {
                few.Interpolate(layout.Terms[t], tables, column);
                for (int r = 0; r < count; r++)
                {
                    z[r][t + 1] = scale[t][r] > 0 ? column[r] / scale[t][r] : 0;
                }
            }

            foreach (double[] row in z)
            {
                AddOuter(row, sums);
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

    private static void AddOuter(double[] row, double[] sums)
    {
        for (int s = 0; s < row.Length; s++)
        {
            double own = row[s];
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
            mean += mass[i] * tables[i];
        }

        return mean;
    }
}
