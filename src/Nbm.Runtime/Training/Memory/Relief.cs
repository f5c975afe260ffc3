namespace Nbm.Training;

/// <summary>
/// Gives memory back between the stages of a fit to very many rows. The collector weighs large arrays by what a process of this machine may
/// have, and would let two or three stages' arrays stand beside one another; a collection costs hundredths of a second there.
/// </summary>
internal static class Relief
{
    // Less is not worth a collection; nor is less than this part of all that a process has, whose threads wait for one.
    private const long LeastBytes = 64L << 20;
    private const int LeastPart = 8;

    /// <summary>Collects, if it is worth it.</summary>
    /// <param name="bytes">How much was let go of, about.</param>
    public static void After(long bytes)
    {
        if (bytes >= LeastBytes && bytes >= GC.GetTotalMemory(forceFullCollection: false) / LeastPart)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
