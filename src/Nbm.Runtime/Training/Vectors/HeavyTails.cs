namespace Nbm.Training;

/// <summary>
/// Of thousands of names most say nothing and a few say much, which one variance for all would shrink alike. So the prior of each is
/// Student's t: u ~ N(0, (π λ)⁻¹) with
/// λ ~ Γ(ν/2, ν/2), whose mean given the present solution is (ν + C) / (ν + π Σ E u²) over the C outputs (the E step of Lange, Little and
/// Taylor 1989).
/// </summary>
internal static class HeavyTails
{
    // ν. Of 1, 2, 4 and infinity: on made-up texts 2 gains nearly all that 1 does where few names say something, and loses half as much
    // where all do (docs/accuracy.md).
    private const double Degrees = 2;

    /// <summary>Weighs the unknowns of vectors anew.</summary>
    /// <param name="stage">The grid, solved.</param>
    /// <param name="precisions">π of each component.</param>
    /// <param name="unit">What a unit of mean loss is in log likelihood.</param>
    public static void Update(RefinementStage stage, ReadOnlySpan<double> precisions, double unit)
    {
        if (stage.Layout.Vectors is null or { Prior.HasTails: false })
        {
            return; // Only names have tails, and not where held-out rows knew better.
        }

        float[] unknowns = stage.Unknowns;
        int size = stage.Layout.Count, outputs = unknowns.Length / size;
        for (int c = 0; c < precisions.Length; c++)
        {
            Component component = stage.Layout.Components[c];
            for (int i = 0; component.Weights is { } weights && i < weights.Length; i++)
            {
                double square = 0;
                for (int at = component.Offset + i; at < unknowns.Length; at += size)
                {
                    square += ((double)unknowns[at] * unknowns[at]) + (stage.System.InverseDiagonal[at] / unit);
                }

                weights[i] = (Degrees + outputs) / (Degrees + (precisions[c] * square));
            }
        }
    }
}
