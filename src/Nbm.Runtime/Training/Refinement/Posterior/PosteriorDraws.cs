namespace Nbm.Training;

/// <summary>
/// Draws from the posterior of all tables, β ~ N(0, (κA)⁻¹) around the fit, by perturb-and-solve, and what a draw's innovation is: its part that
/// the other terms don't determine, whose variance is known exactly for curves.
/// </summary>
/// <param name="Tables">For each draw C × P deviations from the fitted tables.</param>
/// <param name="Innovations">For each draw C × P: what of them is new given all other terms; for surfaces, given all other cells.</param>
/// <param name="Variances">C × P: the variance of the innovations.</param>
internal sealed record PosteriorDraws(float[][] Tables, float[][] Innovations, double[] Variances)
{
    /// <summary>The same of vectors; null where there are none.</summary>
    public VectorDraws? Vectors { get; init; }

    public int Count => Tables.Length;
}
