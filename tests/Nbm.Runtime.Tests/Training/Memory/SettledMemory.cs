namespace Nbm.Runtime.Tests.Training;

/// <summary>What a process holds once all that earlier tests left is gone, what waits for its finalizer included.</summary>
internal static class SettledMemory
{
    /// <summary>Bytes.</summary>
    public static long Bytes()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
