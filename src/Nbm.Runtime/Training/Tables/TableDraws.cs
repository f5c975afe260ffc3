namespace Nbm.Training;

/// <summary>
/// Deviations from the fitted tables whose spread is what is known of their errors: draws from the posterior, or bags scaled so that their mean square is
/// the variance.
/// </summary>
/// <param name="Tables">For each draw C × P deviations, output by output.</param>
/// <param name="Intercepts">For each draw C deviations of the intercepts.</param>
/// <param name="Known">The part of each draw whose variance is known; null for none.</param>
internal sealed record TableDraws(float[][] Tables, double[][] Intercepts, Innovations? Known = null)
{
    /// <summary>The same of vectors; null where there are none.</summary>
    public VectorDraws? Vectors { get; init; }

    public int Count => Tables.Length;
}

/// <summary>Draws' innovations: their part that the other terms don't determine, whose variance is known exactly for curves.</summary>
/// <param name="Tables">For each draw C × P: what of it is new given all other terms; for surfaces, given all other cells.</param>
/// <param name="Variances">C × P: their variance.</param>
internal sealed record Innovations(float[][] Tables, double[] Variances);
