using System.Runtime.InteropServices;

namespace Nbm.Benchmarks.Counts;

/// <summary>Processor time of the whole process, all threads: cheap enough to be read around every kernel.</summary>
internal static partial class ProcessorClock
{
    private const int OfProcess = 2; // CLOCK_PROCESS_CPUTIME_ID of Linux.

    /// <summary>Seconds so far. Elsewhere than on Linux what the runtime says, which costs more.</summary>
    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux())
            {
                return Environment.CpuUsage.TotalTime.TotalSeconds;
            }

            _ = GetTime(OfProcess, out Time time);
            return time.Seconds + (time.Nanoseconds * 1e-9);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
