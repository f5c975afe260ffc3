using System.Diagnostics;

namespace Nbm.Comparison;

/// <summary>One fit: its metrics on the test rows, and what it cost.</summary>
/// <param name="Metrics">Name and value, the first being the one that counts.</param>
/// <param name="CpuSeconds">Processor time of the whole process during the fit, all threads.</param>
/// <param name="WallSeconds">Time that passed during the fit.</param>
internal sealed record Measurement(IReadOnlyList<(string Name, double Value)> Metrics, double CpuSeconds, double WallSeconds)
{
    /// <summary>Times <paramref name="fit"/>, then evaluates the model it made.</summary>
    public static Measurement Of<TModel>(Func<TModel> fit, Func<TModel, IReadOnlyList<(string, double)>> evaluate)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        TModel model = fit();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return new Measurement(evaluate(model), (process.TotalProcessorTime - cpu).TotalSeconds, wall);
    }
}
