namespace Nbm.Backends.Managed;

/// <summary>Work in parts that touch disjoint results, so that any thread may do any of them in any order.</summary>
internal interface IPartAction
{
    /// <summary>Does one part.</summary>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="worker">Which thread does it, from 0: for scratch memory, never for results.</param>
    void Run(int part, int worker);
}
