namespace Nbm.Backends.Managed;

/// <summary>Matrix products of one kernel variant.</summary>
internal abstract class MatrixProduct
{
    /// <summary>c = a · b, or c += with <paramref name="accumulate"/>.</summary>
    /// <param name="team">Who computes.</param>
    /// <param name="a">Rows of c × depth.</param>
    /// <param name="b">Depth × columns of c.</param>
    /// <param name="depth">How many products an element sums.</param>
    /// <param name="c">The result.</param>
    /// <param name="accumulate">Whether to add to what c holds.</param>
    public abstract void Multiply(WorkerTeam team, Operand a, Operand b, int depth, ProductResult c, bool accumulate);
}
