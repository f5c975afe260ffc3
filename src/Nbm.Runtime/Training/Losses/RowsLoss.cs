using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The loss of all rows on a backend, as refinement asks for it: its value and gradient at some scores, and its curvature at the
/// scores of the last evaluation.</summary>
internal abstract class RowsLoss
{
    /// <summary>The weighted mean loss, and its gradient by the scores.</summary>
    /// <param name="scores">C × n.</param>
    /// <param name="gradient">C × n, out.</param>
    /// <param name="value">1 × 1, where the loss is, unless the host knows it.</param>
    /// <returns>The loss, if the host knows it: reading it would wait for the device.</returns>
    public abstract double? Evaluate(Matrix scores, Matrix gradient, Matrix value);

    /// <summary>Weighs the same rows in another way.</summary>
    public abstract void Reweigh(RefinementData data);

    /// <summary>Readies the curvature at the scores of the last <see cref="Evaluate"/>, which are unchanged.</summary>
    public abstract void Linearise(Matrix scores);

    /// <summary>Curvature · direction, of the first few systems, in place of the directions.</summary>
    /// <param name="directions">C × n each.</param>
    /// <param name="systems">How many.</param>
    public abstract void Multiply(SystemMatrix directions, int systems);

    /// <summary>A root R of the curvature, RRᵀ, times noise. The result may be the noise.</summary>
    public abstract void Root(Matrix noise, Matrix result);

    /// <summary>The curvature's diagonal.</summary>
    public abstract void Diagonal(Matrix result);
}
