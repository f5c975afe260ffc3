using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>k-means of contribution vectors, which are all in units of the score (Lloyd 1982), begun as by Arthur and Vassilvitskii
/// (2007). The same seed gives the same clusters.</summary>
/// <param name="columns">The rows, explained.</param>
/// <param name="output">Of which output.</param>
internal sealed class ContributionClusters(ExplainedColumns columns, int output)
{
    private const int MostRounds = 100;

    private readonly int _terms = columns.Model.InOrder.Length;

    /// <summary>The clusters, that of the most rows first.</summary>
    public ImmutableArray<ExplanationCluster> Find(int count, int seed)
    {
        double[][] centres = Begin(count, new Random(seed)); // Whose numbers of a seed are the same in every version of .NET.
        int[] of = new int[columns.Rows];
        for (int round = 0; round < MostRounds && Assign(centres, of) | round == 0; round++)
        {
            centres = [.. centres.Select((centre, c) => Mean(Rows(of, c)) ?? centre)];
        }

        double[] all = Mean([.. Enumerable.Range(0, columns.Rows)])!;
        return
        [
            .. centres.Select((centre, c) => (Centre: centre, Rows: Rows(of, c))).Where(own => own.Rows.Length > 0)
                .OrderByDescending(own => own.Rows.Length).ThenBy(own => own.Rows[0])
                .Select(own => new ExplanationCluster(
                    [.. own.Rows], own.Rows.MinBy(row => Distance(own.Centre, row)), own.Rows.Average(row => columns.Scores(output)[row]),
                    [
                        .. own.Centre.Select((mean, t) => new ClusterTerm(columns.Model.InOrder[t].Name, mean, mean - all[t]))
                            .OrderByDescending(term => Math.Abs(term.Difference)),
                    ])),
        ];
    }

    // Each next centre is a row, drawn in proportion to its squared distance from those before.
    private double[][] Begin(int count, Random random)
    {
        var centres = new double[count][];
        var distances = new double[columns.Rows];
        Array.Fill(distances, 1);
        for (int c = 0; c < count; c++)
        {
            double at = random.NextDouble() * distances.Sum();
            int row = 0;
            for (double sum = distances[0]; sum <= at && row < distances.Length - 1;)
            {
                sum += distances[++row];
            }

            centres[c] = Mean([row])!;
            for (int r = 0; r < distances.Length; r++)
            {
                double own = Distance(centres[c], r);
                distances[r] = c == 0 ? own : Math.Min(distances[r], own);
            }
        }

        return centres;
    }

    private bool Assign(double[][] centres, int[] of)
    {
        bool hasChanged = false;
        for (int r = 0; r < of.Length; r++)
        {
            int nearest = 0;
            double least = double.PositiveInfinity;
            for (int c = 0; c < centres.Length; c++)
            {
                if (Distance(centres[c], r) is var own && own < least)
                {
                    (nearest, least) = (c, own);
                }
            }

            hasChanged |= of[r] != nearest;
            of[r] = nearest;
        }

        return hasChanged;
    }

    private static int[] Rows(int[] of, int cluster) => [.. Enumerable.Range(0, of.Length).Where(row => of[row] == cluster)];

    private double Distance(double[] centre, int row)
    {
        double sum = 0;
        for (int t = 0; t < _terms; t++)
        {
            double apart = columns.Contributions(t, output)[row] - centre[t];
            sum += apart * apart;
        }

        return sum;
    }

    private double[]? Mean(int[] rows)
    {
        if (rows.Length == 0)
        {
            return null;
        }

        var mean = new double[_terms];
        for (int t = 0; t < _terms; t++)
        {
            ReadOnlySpan<double> own = columns.Contributions(t, output);
            foreach (int row in rows)
            {
                mean[t] += own[row];
            }

            mean[t] /= rows.Length;
        }

        return mean;
    }
}
