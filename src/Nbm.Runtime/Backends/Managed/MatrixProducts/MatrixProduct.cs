namespace Nbm.Backends.Managed;

/// <summary>Matrix products of one kernel variant.</summary>
internal abstract class MatrixProduct
{
    /// <summary>c = op(a) · op(b), or c += with <paramref name="accumulate"/>. Shapes have been checked.</summary>
    public abstract void Multiply(
        WorkerTeam team, ManagedMatrix a, bool transposeA, ManagedMatrix b, bool transposeB, ManagedMatrix c, bool accumulate);
}
