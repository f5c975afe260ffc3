using System.Diagnostics;
using System.Globalization;

namespace Nbm.Fuzz.Tests.Harness;

/// <summary>Runs a target on many inputs, on all cores. What fails is gathered by its kind, and each kind named by the input that showed
/// it.</summary>
internal sealed class Campaign(FuzzTarget target)
{
    private const int MostKinds = 20; // Then it is enough.
    private const long SlowMilliseconds = 2_000;
    private const long HungMilliseconds = 60_000; // What takes so long on a busy machine won't end.

    private readonly object _lock = new();
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (ulong Index, long Count, string Text)> _failures = new(StringComparer.Ordinal);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _share;
    private long _bytes;
    private long _done;
    private long _slowest;
    private ulong _slowestIndex;
    private ulong _next;
    private bool _stop;

    /// <summary>Runs what <see cref="FuzzSettings"/> ask for.</summary>
    /// <exception cref="FuzzFailure">An input failed: says which, why, and how to run it alone.</exception>
    public static void Run(FuzzTarget target)
    {
        var campaign = new Campaign(target);
        if (FuzzSettings.Index is { } index)
        {
            campaign.RunAlone(index);
            return;
        }

        campaign.RunAll(Math.Max(1, FuzzSettings.Inputs is { } inputs ? inputs / target.Cost : target.DefaultInputs));
    }

    private void RunAll(long inputs)
    {
        Worker[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker(this, (ulong)inputs))];
        foreach (Worker worker in workers)
        {
            worker.Start();
        }

        while (!workers.All(worker => worker.Join(100)) && !_stop)
        {
            foreach (Worker worker in workers)
            {
                if (worker.Elapsed > HungMilliseconds)
                {
                    Fail(worker.Index, "hang",
                        new FuzzFailure(
                            FormattableString.Invariant($"Input {worker.Index} has been running for {worker.Elapsed / 1000} s.")));
                    _stop = true; // Its thread is left behind; the process ends with the tests.
                }
            }
        }

        foreach (Worker worker in workers.Where(worker => worker.Elapsed <= HungMilliseconds))
        {
            worker.Join(Timeout.Infinite);
            _share = Math.Max(_share, worker.Costs.LargestShare);
            _bytes = Math.Max(_bytes, worker.Costs.MostBytes);
        }

        string figures = Figures();
        File.AppendAllText(Path.Combine(FuzzSettings.Folder, "figures.txt"), figures + "\n");
        if (_failures.Count > 0)
        {
            throw new FuzzFailure(
                $"{figures}\n{string.Join("\n\n", _failures.Values.Select(failure => failure.Text + string.Create(CultureInfo.InvariantCulture, $"\n{failure.Count} inputs like it.")))}");
        }
    }

    // A failure of one input is thrown as it is, with its stack.
    private void RunAlone(ulong index)
    {
        byte[] input = target.Make(new FuzzRandom(target.Name, FuzzSettings.Seed, index));
        File.WriteAllBytes(FileOf(index), input);
        target.Run(input, new FuzzRandom(target.Name + " run", FuzzSettings.Seed, index), new FuzzCosts());
    }

    private void RunOne(ulong index, Worker worker)
    {
        byte[] input = [];
        string outcome;
        try
        {
            input = target.Make(new FuzzRandom(target.Name, FuzzSettings.Seed, index));
            worker.Begin(index);
            outcome = target.Run(input, new FuzzRandom(target.Name + " run", FuzzSettings.Seed, index), worker.Costs);
            if (worker.Elapsed > SlowMilliseconds && IsSlowAgain(input, index))
            {
                throw new FuzzFailure(
                    FormattableString.Invariant($"It took {worker.Elapsed} ms, and two more times above {SlowMilliseconds}."));
            }
        }
        catch (Exception e)
        {
            outcome = "FAILED";
            Fail(index, KindOf(e), e, input);
        }

        long took = worker.End();
        lock (_lock)
        {
            _done++;
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
            (_slowest, _slowestIndex) = took > _slowest ? (took, index) : (_slowest, _slowestIndex);
        }
    }

    // A busy machine makes anything slow once.
    private bool IsSlowAgain(byte[] input, ulong index)
    {
        for (int i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            target.Run(input, new FuzzRandom(target.Name + " run", FuzzSettings.Seed, index), new FuzzCosts());
            if (watch.ElapsedMilliseconds <= SlowMilliseconds)
            {
                return false;
            }
        }

        return true;
    }

    private void Fail(ulong index, string kind, Exception e, byte[]? input = null)
    {
        lock (_lock)
        {
            if (_failures.TryGetValue(kind, out var known))
            {
                _failures[kind] = known with { Count = known.Count + 1 };
                return;
            }

            if (input is not null)
            {
                File.WriteAllBytes(FileOf(index), input);
            }

            string message = e.ToString();
            _failures[kind] = (index, 1,
                $"""
                {target.Name}, input {index}: {(message.Length <= 3000 ? message : message[..3000] + "…")}
                The input: {FileOf(index)}
                Again: NBM_FUZZ_SEED={FuzzSettings.Seed} NBM_FUZZ_INDEX={index} dotnet test tests/Nbm.Fuzz.Tests -c Release --filter DisplayName~{target.GetType().Name}
                """);
            _stop |= _failures.Count >= MostKinds;
        }
    }

    private string FileOf(ulong index) =>
        Path.Combine(FuzzSettings.Folder, FormattableString.Invariant($"{target.Name}-{FuzzSettings.Seed}-{index}.bin"));

    // The kind of an exception and where it was thrown; of a failure what it says but for its numbers.
    private static string KindOf(Exception e) => e is FuzzFailure { InnerException: null }
        ? new string([.. e.Message.Where(c => !char.IsAsciiDigit(c)).Take(60)])
        : $"{(e.InnerException ?? e).GetType().Name} "
            + $"{new StackTrace(e.InnerException ?? e).GetFrames().Select(frame => frame.GetMethod()).FirstOrDefault(method => method?.DeclaringType?.Namespace?.StartsWith("Nbm", StringComparison.Ordinal) == true)}";

    private string Figures() => string.Create(
        CultureInfo.InvariantCulture,
        $"{target.Name}: {_done:#,0} inputs of seed {FuzzSettings.Seed} in {_watch.Elapsed.TotalSeconds:0.0} s; "
            + $"{string.Join(", ", _outcomes.Select(pair => $"{pair.Value:#,0} {pair.Key}"))}; "
        + $"slowest {_slowest} ms (input {_slowestIndex}), most allocated {_bytes:#,0} bytes, {100 * _share:0.0} % of what may be; "
        + $"{_failures.Count} kinds of failure");

    private sealed class Worker
    {
        private readonly Thread _thread;
        private long _began = long.MaxValue;

        public Worker(Campaign campaign, ulong inputs) =>
            _thread = new Thread(() => Work(campaign, inputs), 1 << 20) { IsBackground = true };

        public FuzzCosts Costs { get; } = new();

        public ulong Index { get; private set; }

        /// <summary>For how many milliseconds the present input has been running.</summary>
        public long Elapsed => Math.Max(0, Environment.TickCount64 - Volatile.Read(ref _began));

        public void Start() => _thread.Start();

        public bool Join(int milliseconds) => _thread.Join(milliseconds);

        public void Begin(ulong index)
        {
            Index = index;
            Volatile.Write(ref _began, Environment.TickCount64);
        }

        public long End()
        {
            long elapsed = Elapsed;
            Volatile.Write(ref _began, long.MaxValue);
            return elapsed;
        }

        private void Work(Campaign campaign, ulong inputs)
        {
            while (!campaign._stop && (FuzzSettings.Seconds is not { } seconds || campaign._watch.Elapsed.TotalSeconds < seconds))
            {
                ulong index = Interlocked.Increment(ref campaign._next) - 1;
                if (index >= inputs)
                {
                    return;
                }

                campaign.RunOne(index, this);
            }
        }
    }
}
