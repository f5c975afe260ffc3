namespace Nbm.Backends.Managed;

/// <summary>A <see cref="RowRange"/> as kernels read it: entry i is row <c>this[i]</c>.</summary>
/// <param name="permutation">Row indices, or null for the rows themselves.</param>
/// <param name="start">The first entry.</param>
internal readonly unsafe struct RowPointer(int* permutation, int start)
{
    /// <summary>Whether entries are neighbouring rows, in their order.</summary>
    public bool IsRun => permutation == null;

    public int this[int i] => permutation == null ? start + i : permutation[start + i];
}
