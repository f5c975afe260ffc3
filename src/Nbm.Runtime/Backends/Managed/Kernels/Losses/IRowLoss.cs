using System.Numerics;

namespace Nbm.Backends.Managed;

/// <summary>
/// A loss of one score, for some rows at once. Exponentials are the runtime's own, in managed code: unlike those of the
/// system's C library they have the same bits everywhere.
/// </summary>
internal interface IRowLoss
{
    /// <summary>The losses and their derivatives by the scores.</summary>
    (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target);
}
