using System.Diagnostics;

namespace Nbm.Truths;

/// <summary>A fit of wide data: how well it predicts fresh rows, what it kept, and what it cost.</summary>
/// <param name="Hits">AUROC of two classes, accuracy of several.</param>
/// <param name="LogLoss">The mean log loss.</param>
/// <param name="Kept">What of the features was kept.</param>
internal sealed record WideFit(double Hits, double LogLoss, string Kept)
{
    /// <summary>Processor time of the fit, all threads.</summary>
    public double CpuSeconds { get; private init; }

    /// <summary>Time that passed during the fit.</summary>
    public double WallSeconds { get; private init; }

    /// <summary>The most memory that the process had so far, in MB.</summary>
    public long PeakMemory { get; private init; }

    /// <summary>Times a fit, and looks at what it made.</summary>
    public static WideFit Of<TModel>(Func<TModel> fit, Func<TModel, WideFit> look)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        TModel model = fit();
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds, wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        return look(model) with { CpuSeconds = seconds, WallSeconds = wall, PeakMemory = process.PeakWorkingSet64 >> 20 };
    }
}
