using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Nbm.Backends;
using Nbm.Benchmarks.Data;
using Nbm.Training;

namespace Nbm.Benchmarks.Counts;

/// <summary>
/// What a GPU would have to do, counted on any machine: launches and tensors of an optimiser step and of an iteration of conjugate
/// gradients, and what a default fit of California housing with all pairs asks of the backend.
/// </summary>
internal static class DeviceCounts
{
    // As many iterations as are read at once, and a warm-up before them.
    private const int Iterations = 8;

    // The managed engine, read as seldom as a GPU: a whole fit asks the same of it, and takes a fraction of the time.
    private const string SeldomRead = "managed-seldom-read";

    /// <param name="arguments">
    /// The engine: managed, managed-seldom-read or torch; and of the parts step, iteration and fit those to count, all if none is named.
    /// </param>
    public static void Run(string[] arguments)
    {
        string engine = arguments.FirstOrDefault() ?? "torch";
        HashSet<string> parts = arguments.Length > 1 ? [.. arguments[1..]] : ["step", "iteration", "fit"];
        using var counting = new CountingBackend(Create(engine), engine == SeldomRead ? Iterations : null);
        if (parts.Contains("step") || parts.Contains("iteration"))
        {
            using var work = new DeviceWork(counting, pairs: true);
            if (parts.Contains("step"))
            {
                Print("neural step", counting, 1, () => { }, work.Step);
            }

            if (parts.Contains("iteration"))
            {
                void Some() => work.Solve(Iterations);
                void TwiceAsMany() => work.Solve(2 * Iterations);
                Print("iteration of conjugate gradients", counting, Iterations, Some, TwiceAsMany);
            }
        }

        if (parts.Contains("fit"))
        {
            counting.Reset();
            Fit(counting);
        }
    }

    // A backend that works in the large parts that a GPU takes, wherever it computes.
    [SuppressMessage("Performance", "CA1859", Justification = "With Torch there are two kinds of backend.")]
    private static Backend Create(string engine) => engine switch
    {
        "managed" or SeldomRead => new ManagedBackend(threads: 1),
#if NBM_TORCH
        "torch" => TorchBackend.CpuAsGpu(),
#endif
        _ => throw new ArgumentException(
            $"'{engine}' is no engine of this build; expected managed, {SeldomRead}, or torch with -p:NbmTorch=cpu."),
    };

    // What some units of work take more than none, or as many of them.
    private static void Print(string name, CountingBackend counting, int units, Action less, Action more)
    {
        less();
        more();
        Console.WriteLine($"{name}:");
        string Each(IReadOnlyDictionary<string, long> few, IReadOnlyDictionary<string, long> many) => string.Join(", ", many
            .Select(pair => (pair.Key, Count: (pair.Value - few.GetValueOrDefault(pair.Key)) / (double)units))
            .Where(pair => pair.Count > 0)
            .OrderByDescending(pair => pair.Count)
            .Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Count:0.##}")));
#if NBM_TORCH
        if (LaunchCounter.Missing is { } missing)
        {
            Console.WriteLine($"  launches aren't counted: {missing}");
        }
        else if (counting.Name.StartsWith("torch", StringComparison.Ordinal))
        {
            IReadOnlyDictionary<string, long> few = LaunchCounter.Count(less), many = LaunchCounter.Count(more);
            double launches = (many.Values.Sum() - few.Values.Sum()) / (double)units;
            double tensors = (Tensors(more) - Tensors(less)) / (double)units;
            Console.WriteLine(FormattableString.Invariant($"  launches {launches:0.#}, tensors {tensors:0.#}"));
            Console.WriteLine($"  {Each(few, many)}");
        }
#endif
        Console.WriteLine($"  kernels of the seam: {Each(Calls(less), Calls(more))}");

        Dictionary<string, long> Calls(Action work)
        {
            counting.Reset();
            work();
            return new(counting.Calls);
        }
    }

#if NBM_TORCH
    private static long Tensors(Action work)
    {
        long before = Count();
        work();
        return Count() - before;

        static long Count()
        {
            TorchSharp.LifetimeStatistics counts = TorchSharp.DisposeScopeManager.Statistics.TensorStatistics;
            return counts.CreatedInScopeCount + counts.CreatedOutsideScopeCount;
        }
    }
#endif

    private static void Fit(CountingBackend counting)
    {
        HousePairs[] rows = HousePairsCsv.Read(BenchmarkData.File("california_housing.csv"));
        HousePairs[] train = BenchmarkData.Part(rows, "california_housing.split.csv", "train", "validation");
        HousePairs[] test = BenchmarkData.Part(rows, "california_housing.split.csv", "test");
        double start = ProcessorClock.Seconds;
        long wall = Stopwatch.GetTimestamp();
        HousePairsModel model = HousePairsModel.Train(train, new TrainingOptions { Seed = 1, Backend = counting });
        double seconds = ProcessorClock.Seconds - start;
        double outside = seconds - counting.SecondsInside, waited = Stopwatch.GetElapsedTime(wall).TotalSeconds;
        Console.WriteLine($"default fit, {counting.Name}:");
        Print($"CPU-seconds {seconds:0.00}, of them outside the backend {outside:0.00}; wall {waited:0.0}");
        Print($"downloads {counting.Downloads}, of one number {counting.ScalarDownloads}");
        Print($"uploads {counting.Uploads}, {counting.UploadedBytes / 1e6:0.0} MB");
        Print($"of them of sparse matrices {counting.SparseUploads}, {counting.SparseBytes / 1e6:0.0} MB");
        IEnumerable<string> kernels = counting.Calls.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}");
        Print($"kernels of the seam: {string.Join(", ", kernels)}");
        Console.WriteLine($"  {model.Evaluate(test)}");
    }
    private static void Print(FormattableString text) => Console.WriteLine($"  {FormattableString.Invariant(text)}");
}
