namespace Nbm.Training;

/// <summary>What a refinement arrives at.</summary>
/// <param name="Layout">The unknowns and their grid.</param>
/// <param name="Tables">β, C × P.</param>
/// <param name="Degrees">Effective degrees of freedom of each component.</param>
/// <param name="Draws">Draws from the posterior; null where none were asked for.</param>
internal sealed record RefinedTables(UnknownLayout Layout, float[] Tables, double[] Degrees, PosteriorDraws? Draws)
{
    /// <summary>Effective degrees of freedom of each term.</summary>
    public double[] TermDegrees()
    {
        var degrees = new double[Layout.Grid.TermCount];
        for (int c = 0; c < Degrees.Length; c++)
        {
            degrees[Layout.Components[c].Term] += Degrees[c];
        }

        return degrees;
    }
}
