namespace Nbm.Training;

/// <summary>
/// Deviations from the fitted tables whose spread is what is known of their errors: draws from the posterior, or bags scaled so that their
/// mean square is
/// the variance.
/// </summary>
/// <param name="Tables">For each draw C × P deviations, output by output.</param>
/// <param name="Intercepts">For each draw C deviations of the intercepts.</param>
/// <param name="Known">The part of each draw whose variance is known; null for none.</param>
internal sealed record TableDraws(float[][] Tables, double[][] Intercepts, Innovations? Known = null)
{
    /// <summary>The same of vectors; null where there are none.</summary>
    public VectorDraws? Vectors { get; init; }

    /// <summary>
    /// C × P: what variances would be if errors of outputs had nothing to do with one another, in squared units of the loss's scores; of
    /// draws without what outputs have in common, null for others.
    /// </summary>
    public double[]? Independent { get; init; }

    public int Count => Tables.Length;

    /// <summary>
    /// The same without what all outputs have in common: of several classes only differences between scores mean anything, and a posterior
    /// is as wide as the prior in what they share, which is 0 where it is fitted. What is known of variances is that of single outputs, and
    /// says only where errors are large (<see cref="Independent"/>); nothing changes of one output, or beside vectors, whose draws aren't
    /// tables.
    /// </summary>
    /// <param name="outputs">C.</param>
    public TableDraws WithoutCommon(int outputs) => outputs == 1 || Vectors is not null
        ? this
        : new TableDraws(
            [.. Tables.Select(table => Centred(table, outputs))],
            [.. Intercepts.Select(own => own.Select(value => value - own.Average()).ToArray())])
        {
            Independent = Known is null ? null : Differences(Known.Variances, outputs),
        };

    // Of a value less the mean of all.
    private static double[] Differences(double[] variances, int outputs)
    {
        int length = variances.Length / outputs;
        var differences = new double[variances.Length];
        for (int i = 0; i < length; i++)
        {
            double all = 0;
            for (int c = 0; c < outputs; c++)
            {
                all += variances[(c * length) + i];
            }

            for (int c = 0; c < outputs; c++)
            {
                double own = variances[(c * length) + i];
                differences[(c * length) + i] = (own * (1 - (2.0 / outputs))) + (all / outputs / outputs);
            }
        }

        return differences;
    }

    private static float[] Centred(float[] tables, int outputs)
    {
        int length = tables.Length / outputs;
        var centred = new float[tables.Length];
        for (int i = 0; i < length; i++)
        {
            double mean = 0;
            for (int c = 0; c < outputs; c++)
            {
                mean += tables[(c * length) + i] / (double)outputs;
            }

            for (int c = 0; c < outputs; c++)
            {
                centred[(c * length) + i] = (float)(tables[(c * length) + i] - mean);
            }
        }

        return centred;
    }
}

/// <summary>Draws' innovations: their part that the other terms don't determine, whose variance is known exactly for curves.</summary>
/// <param name="Tables">For each draw C × P: what of it is new given all other terms; for surfaces, given all other cells.</param>
/// <param name="Variances">C × P: their variance.</param>
internal sealed record Innovations(float[][] Tables, double[] Variances);
