using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The loss of all rows on a backend, as refinement asks for it: its value and gradient at some scores, and its curvature at the
/// scores of the last evaluation.</summary>
internal abstract class RowsLoss
{
    /// <summary>The weighted mean loss, and its gradient by the scores, C × n.</summary>
    public abstract double Evaluate(Matrix scores, Matrix gradient);

    /// <summary>Weighs the same rows in another way.</summary>
    public abstract void Reweigh(RefinementData data);

    /// <summary>Readies the curvature at the scores of the last <see cref="Evaluate"/>, which are unchanged.</summary>
    public abstract void Linearise(Matrix scores);

    /// <summary>Curvature · direction. The result may be the direction.</summary>
    public abstract void Multiply(Matrix direction, Matrix result);

    /// <summary>A root R of the curvature, RRᵀ, times noise. The result may be the noise.</summary>
    public abstract void Root(Matrix noise, Matrix result);

    /// <summary>The curvature's diagonal.</summary>
    public abstract void Diagonal(Matrix result);
}
