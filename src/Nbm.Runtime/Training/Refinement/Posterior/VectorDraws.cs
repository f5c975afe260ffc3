namespace Nbm.Training;

/// <summary>Draws of what is learned of vectors, with what of them is new given all that isn't of the same name, whose variance is
/// known.</summary>
/// <param name="Draws">For each draw C × V deviations from the fit.</param>
/// <param name="Innovations">For each draw C × V: what is new of them.</param>
/// <param name="Variances">For each output and vector the variance of the innovations at all knots.</param>
internal sealed record VectorDraws(float[][] Draws, float[][] Innovations, double[][][] Variances)
{
    /// <summary>The variances of innovations, from the blocks of names in the preconditioner.</summary>
    /// <param name="stage">The solved grid.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    public static double[][][] VariancesOf(RefinementStage stage, double unit) => [.. stage.System.HostInverses.Select(inverse =>
        (double[][])[.. Enumerable.Range(0, stage.Layout.Vectors!.Curves.Length).Select(v => AtKnots(stage.Layout, inverse!, v, unit))])];

    // (a M⁻¹ aᵀ) at each knot, a being what the name's line and its bend there weigh.
    private static double[] AtKnots(UnknownLayout layout, CompressedRows inverse, int vector, double unit)
    {
        NameCurves curves = layout.Vectors!.Curves[vector];
        var variances = new double[curves.Knots.Length];
        for (int j = 0; j < curves.Count; j++)
        {
            int[] unknowns = layout.Vectors.Of(vector, j);
            int line = layout.VectorOffset + unknowns[0];
            for (int k = curves.Starts[j]; k < curves.Starts[j + 1]; k++)
            {
                double slope = curves.Line(j, curves.Knots[k]);
                double variance = slope * slope * inverse.At(line, line);
                if (unknowns.Length > 1)
                {
                    int bend = layout.VectorOffset + unknowns[1 + k - curves.Starts[j]];
                    variance += (2 * slope * inverse.At(line, bend)) + inverse.At(bend, bend);
                }

                variances[k] = Math.Max(0, variance) / unit;
            }
        }

        return variances;
    }
}
