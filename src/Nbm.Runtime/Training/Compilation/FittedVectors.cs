namespace Nbm.Training;

/// <summary>What refinement learned of vectors, in units of the loss.</summary>
/// <param name="Unknowns">The names and what is learned of each.</param>
/// <param name="Weights">C × V.</param>
internal sealed record FittedVectors(VectorUnknowns Unknowns, float[] Weights)
{
    /// <summary>The values of a vector's names at their knots.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="output">The output.</param>
    /// <param name="scale">What units of the loss are in those of the score.</param>
    public float[] Table(int vector, int output, double scale) => Table(Weights, vector, output, scale);

    /// <summary>The same of other weights, such as those of a draw.</summary>
    public float[] Table(float[] weights, int vector, int output, double scale) =>
        Array.ConvertAll(Unknowns.Tabulate(vector, weights.AsSpan(output * Unknowns.Count, Unknowns.Count)),
            value => (float)(value * scale));
}
