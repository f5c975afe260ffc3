using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Which triples are really there. Each half of the rows is predicted by a fit to the other half; of each triple a score test asks whether
/// what it would add goes where the rows that it never saw lie: z = Σ s / √Σ s², s = −∂loss/∂score · contribution for a row, the triple
/// itself left out of the score. Of noise it is standard normal, whatever the loss and the scatter of the rows. Among the triples' chances
/// those are taken that keep the expected share of false ones small (Benjamini and Hochberg 1995): where there is nothing at all, that is
/// the chance to suggest anything, and where there is much, weak triples are found beside strong ones.
/// </summary>
internal static class TripleEvidence
{
    // The share of false triples that is expected among those suggested, at most.
    private const double FalseShare = 0.01;

    // From fewer rows a half says too little for z to be normal.
    private const int FewestRows = 100;

    /// <param name="backend">Where to compute.</param>
    /// <param name="data">The rows, under the record's own schema.</param>
    /// <param name="pairs">Pairs that are fitted beside, so that triples aren't taken for them.</param>
    /// <param name="triples">The triples.</param>
    /// <param name="options">How to train.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The triples that are there.</returns>
    public static InteractionSchema[] Proven(
        Backend backend, TrainingData data, InteractionSchema[] pairs, InteractionSchema[] triples, TrainingOptions options,
        CancellationToken token)
    {
        if (data.All.Count < FewestRows || triples.Length == 0)
        {
            return [];
        }

        int[][] halves = FoldPlan.Of(Groups(data), 2, options.Seed);
        var z = new double[triples.Length];
        for (int half = 0; half < 2; half++)
        {
            EncodedRows learned = data.All.Take(halves[half]);
            ScreenedFit fit = InteractionScreening.Fit(
                backend, data with { All = learned, Training = learned, Validation = null }, [.. pairs, .. triples], options, token);
            double[] found = Scores(backend, fit, pairs.Length, data.All.Take(halves[1 - half]), options);
            for (int t = 0; t < z.Length; t++)
            {
                z[t] += found[t] / Math.Sqrt(2);
            }
        }

        return [.. triples.Where((_, t) => Chance(z[t]) <= MostChance([.. z.Select(Chance)]))];
    }

    // The largest chance that is at most its rank's part of the share; below 0 where there is none.
    private static double MostChance(double[] chances)
    {
        double most = -1;
        Array.Sort(chances);
        for (int rank = 1; rank <= chances.Length; rank++)
        {
            most = chances[rank - 1] <= FalseShare * rank / chances.Length ? chances[rank - 1] : most;
        }

        return most;
    }

    // P(Z > z) of a standard normal Z, or hardly more (Pollak 1956, J. Res. NBS 56: 3 % more at 2.5, less beyond).
    private static double Chance(double z) =>
        z <= 0 ? 1 : PortableMath.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * 2 / (z + Math.Sqrt((z * z) + (8 / Math.PI)));

    // z of each term behind the first so many.
    private static double[] Scores(Backend backend, ScreenedFit fit, int skipped, EncodedRows rows, TrainingOptions options)
    {
        double[] whole = fit.Scores(rows);
        DesignLayout layout = DesignLayout.Create([.. fit.Model.Axes.Select(axis => axis.Extent)],
            fit.Model.Terms.Select(term => term.Axes));
        HostDesign design = HostDesign.Locate(fit.Model.Axes, layout, rows);
        using var workspace = new Workspace(backend);
        RowsLoss loss = RefinementData.Create(rows, fit.Target, options.Threads).On(workspace);
        Matrix scores = workspace.Allocate(fit.Model.Outputs, rows.Count), gradient = workspace.Allocate(fit.Model.Outputs, rows.Count);
        Matrix value = workspace.Allocate(1, 1);
        float[] without = new float[whole.Length], slopes = new float[whole.Length];
        double[] contributions = new double[whole.Length];
        var z = new double[fit.Terms.Length - skipped];
        for (int t = 0; t < z.Length; t++)
        {
            Term term = fit.Terms[skipped + t];
            TermLayout own = layout.Terms[fit.Model.Terms.IndexOf(term)] with { Offset = 0 };
            for (int c = 0; c < fit.Model.Outputs; c++)
            {
                double[] table = [.. term.Tables[c].Select(value => value / fit.Target.Scale.Deviation)];
                design.Interpolate(own, table, contributions.AsSpan(c * rows.Count, rows.Count));
            }

            for (int i = 0; i < without.Length; i++)
            {
                without[i] = (float)(whole[i] - contributions[i]);
            }

            backend.Upload(without, scores);
            loss.Evaluate(scores, gradient, value);
            backend.Download(gradient, slopes);
            z[t] = Ratio(slopes, contributions, rows.Count);
        }

        return z;
    }

    // Rows are independent, a row's outputs aren't.
    private static double Ratio(float[] slopes, double[] contributions, int rows)
    {
        double sum = 0, squares = 0;
        for (int r = 0; r < rows; r++)
        {
            double own = 0;
            for (int i = r; i < slopes.Length; i += rows)
            {
                own -= slopes[i] * contributions[i];
            }

            sum += own;
            squares += own * own;
        }

        return squares > 0 ? sum / Math.Sqrt(squares) : 0;
    }

    // What both halves are to have their share of.
    private static double[] Groups(TrainingData data) => data.Schema.Target.Task switch
    {
        ModelTask.Binary or ModelTask.Multiclass => data.All.Targets,
        ModelTask.Cox => Array.ConvertAll(data.All.Events!, ended => ended ? 1.0 : 0),
        _ => new double[data.All.Count],
    };
}
