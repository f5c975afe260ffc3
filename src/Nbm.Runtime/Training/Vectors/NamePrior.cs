namespace Nbm.Training;

/// <summary>
/// What is expected of the names of all vectors before rows are seen. A name's line has the precision π (nⱼ)ᵃ of its own, nⱼ being the rows
/// that have the name, with π such that what the lines of a vector add to a row has, on average, the variance <paramref name="Variance"/>.
/// </summary>
/// <param name="Exponent">a. 0: frequent names may say as much as rare ones each time they are there. 1: as much in all, as where columns
/// are standardised.</param>
/// <param name="HasTails">Whether each name's own variance is drawn too, see <see cref="HeavyTails"/>.</param>
/// <param name="Variance">In squared units of the score.</param>
/// <param name="Firmness">How many times as firm as lines bends are.</param>
internal sealed record NamePrior(double Exponent, bool HasTails, double Variance, double Firmness)
{
    /// <summary>The precision of each name's line, but for π: 1 on average over the rows' entries.</summary>
    public double[] Weights(NameCurves curves)
    {
        var weights = new double[curves.Count];
        double entries = 0, relative = 0;
        for (int j = 0; j < weights.Length; j++)
        {
            double count = curves.EntryStarts[j + 1] - curves.EntryStarts[j];
            weights[j] = Math.Pow(Math.Max(count, 1), Exponent);
            entries += count;
            relative += count / weights[j];
        }

        for (int j = 0; j < weights.Length && entries > 0; j++)
        {
            weights[j] *= relative / entries;
        }

        return weights;
    }

    /// <summary>π of a vector's lines. In units of a name's root mean square an entry's square is 1 on average, so that a row's variance is
    /// its entries over π.</summary>
    /// <param name="curves">The vector's names.</param>
    /// <param name="rows">How many rows.</param>
    public double Precision(NameCurves curves, int rows) => Math.Max(curves.Rows.Length, 1) / (rows * Variance);
}
