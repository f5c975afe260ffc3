namespace Nbm.Training;

/// <summary>
/// Gives memory back between the stages of a fit to very many rows. The collector weighs large arrays by what a process of this machine may
/// have, and would let two or three stages' arrays stand beside one another; a collection costs hundredths of a second there.
/// </summary>
internal static class Relief
{
    // Less is not worth a collection.
    private const long LeastBytes = 64L << 20;

    /// <summary>Collects, if it is worth it.</summary>
    /// <param name="bytes">How much was let go of, about.</param>
    public static void After(long bytes)
    {
        if (bytes >= LeastBytes)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
