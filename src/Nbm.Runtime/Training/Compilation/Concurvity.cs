using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>The concurvity of the features that a model kept: correlations of what they add to the training rows, over all outputs, and how
/// well each is explained by the others.</summary>
internal static class Concurvity
{
    // So little of it tells R² of 1 from an inverse that there isn't.
    private const double Ridge = 1e-9;

    // Of more rows every so-and-so-manieth: a correlation of so many is known to 0.01.
    private const int MostRows = 20_000;

    /// <param name="schema">Names the terms.</param>
    /// <param name="layout">The serving tables.</param>
    /// <param name="rows">The training rows on them.</param>
    /// <param name="weights">Their weights, summing to 1.</param>
    /// <param name="tables">Of each output the vector of all tables, as served, of mean 0.</param>
    /// <param name="selected">Which terms were kept.</param>
    public static ImmutableArray<TermConcurvity> Of(
        ModelSchema schema, DesignLayout layout, HostDesign rows, double[] weights, double[][] tables, bool[] selected)
    {
        int[] terms = [.. Enumerable.Range(0, schema.Features.Length).Where(t => selected[t])];
        int step = Math.Max(1, (rows.Rows + MostRows - 1) / MostRows), count = (rows.Rows + step - 1) / step;
        var contributions = new double[terms.Length][];
        var buffer = new double[rows.Rows];
        for (int i = 0; i < terms.Length; i++)
        {
            contributions[i] = new double[count * tables.Length];
            for (int c = 0; c < tables.Length; c++)
            {
                rows.Interpolate(layout.Terms[terms[i]], tables[c], buffer);
                for (int r = 0; r < count; r++)
                {
                    contributions[i][(c * count) + r] = Math.Sqrt(weights[r * step]) * buffer[r * step];
                }
            }
        }

        double[] gram = Gram(contributions);
        int[] varying = [.. Enumerable.Range(0, terms.Length).Where(i => gram[(i * terms.Length) + i] > 0)];
        int size = varying.Length;
        var correlations = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double scale = Math.Sqrt(gram[(varying[i] * terms.Length) + varying[i]] * gram[(varying[j] * terms.Length) + varying[j]]);
                correlations[(i * size) + j] = i == j ? 1 + Ridge : gram[(varying[i] * terms.Length) + varying[j]] / scale;
            }
        }

        double[] inverse = size == 0 ? [] : SymmetricMatrix.Invert(correlations, size);
        return [.. varying.Select((own, i) =>
        {
            int like = Enumerable.Range(0, size).Where(j => j != i).OrderByDescending(j => Math.Abs(correlations[(i * size) + j]))
                .FirstOrDefault(-1);
            return new TermConcurvity(
                schema.TermName(terms[own]), Math.Clamp(1 - (1 / inverse[(i * size) + i]), 0, 1),
                like < 0 ? null : schema.TermName(terms[varying[like]]), like < 0 ? 0 : Math.Clamp(correlations[(i * size) + like], -1, 1));
        })];
    }

    private static double[] Gram(double[][] contributions)
    {
        int size = contributions.Length;
        var gram = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = i; j < size; j++)
            {
                gram[(i * size) + j] = gram[(j * size) + i] = Dot(contributions[i], contributions[j]);
            }
        }

        return gram;
    }

    // In one order whatever the width of vectors, since files keep what comes of it.
    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
