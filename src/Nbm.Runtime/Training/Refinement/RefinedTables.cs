namespace Nbm.Training;

/// <summary>What a refinement arrives at.</summary>
/// <param name="Layout">The unknowns and their grid.</param>
/// <param name="Tables">β, C × P.</param>
/// <param name="Degrees">Effective degrees of freedom of each component; null where none were measured before the end.</param>
/// <param name="Draws">What error bars are made of; null where none were asked for.</param>
internal sealed record RefinedTables(UnknownLayout Layout, float[] Tables, double[]? Degrees, TableDraws? Draws)
{
    /// <summary>See <see cref="AdditiveModel.Dispersion"/>; null where it wasn't estimated before the end.</summary>
    public double? Dispersion { get; init; }

    /// <summary>What was learned of vectors: C × V; empty where there are none.</summary>
    public float[] Vectors { get; init; } = [];

    /// <summary>π of each component at the last solution.</summary>
    public double[] Precisions { get; init; } = [];

    /// <summary>Effective degrees of freedom of each term, then of each vector, 0 or more; null where they weren't measured.</summary>
    public double[]? TermDegrees()
    {
        if (Degrees is null)
        {
            return null;
        }

        var degrees = new double[Layout.Grid.TermCount + (Layout.Vectors?.Curves.Length ?? 0)];
        for (int c = 0; c < Degrees.Length; c++)
        {
            // Probes scatter around 0 where nothing is left.
            degrees[Layout.Components[c].Term] += Math.Max(0, Degrees[c]);
        }

        return degrees;
    }
}
