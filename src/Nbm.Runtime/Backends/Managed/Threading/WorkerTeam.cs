using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// The caller's thread and some background threads that share the parts of an action. A run allocates nothing.
/// Threads claim parts one by one, so a thread that the system holds up delays no more than the part it is in.
/// </summary>
internal sealed unsafe class WorkerTeam : IDisposable
{
    /// <summary>Some 20 µs of waiting before a worker blocks: longer than the gap between most kernels of a step.</summary>
    private const int SpinsBeforeBlocking = 100;

    private readonly Arena _arena;
    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private void* _action;
    private delegate*<void*, int, int, void> _invoke;
    private int _parts;
    private long _ticket; // upper half: the number of the run; lower half: parts that nobody has claimed yet
    private int _unfinished;
    private int _sleepers;
    private volatile bool _stopping;

    /// <param name="threads">Threads in all, the caller's included.</param>
    /// <param name="arena">The memory that actions point into.</param>
    public WorkerTeam(int threads, Arena arena)
    {
        _arena = arena;
        _threads = new Thread[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int worker = i + 1;
            _threads[i] = new Thread(() => Live(worker)) { IsBackground = true, Name = $"Nbm worker {worker}" };
            _threads[i].Start();
        }
    }

    /// <summary>Threads in all, the caller's included.</summary>
    public int Threads => _threads.Length + 1;

    /// <summary>Does all parts of an action and returns when they are done.</summary>
    public void Run<TAction>(TAction action, int parts)
        where TAction : struct, IPartAction
    {
        if (_threads.Length == 0 || parts == 1)
        {
            for (int part = 0; part < parts; part++)
            {
                action.Run(part, 0);
            }
        }
        else
        {
            // The action lies in this frame, which outlives the run; workers touch it only inside a part that they claimed.
            _action = Unsafe.AsPointer(ref action);
            _invoke = &Invoke<TAction>;
            _parts = parts;
            Share();
        }

        GC.KeepAlive(_arena);
    }

    public void Dispose()
    {
        _stopping = true;
        WakeSleepers();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private static void Invoke<TAction>(void* action, int part, int worker)
        where TAction : struct, IPartAction => Unsafe.AsRef<TAction>(action).Run(part, worker);

    private void Share()
    {
        _unfinished = _parts;
        long run = (_ticket >> 32) + 1;
        Interlocked.Exchange(ref _ticket, (run << 32) | (uint)_parts);
        if (Volatile.Read(ref _sleepers) > 0)
        {
            WakeSleepers();
        }

        WorkOnParts(0);
        var patience = default(SpinWait);
        while (Volatile.Read(ref _unfinished) > 0)
        {
            patience.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void WorkOnParts(int worker)
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            int unclaimed = (int)ticket;
            if (unclaimed == 0)
            {
                return;
            }

            // The run's number makes the exchange fail if the run that was looked at is over.
            if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) == ticket)
            {
                _invoke(_action, _parts - unclaimed, worker);
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }

    private void Live(int worker)
    {
        while (!_stopping)
        {
            WorkOnParts(worker);
            for (int spin = 0; spin < SpinsBeforeBlocking && !HasWork; spin++)
            {
                Thread.SpinWait(8);
            }

            if (!HasWork)
            {
                Sleep();
            }
        }
    }

    private bool HasWork => (int)Volatile.Read(ref _ticket) != 0 || _stopping;

    private void Sleep()
    {
        lock (_gate)
        {
            // A full fence: either Share sees the sleeper, or the sleeper sees Share's ticket.
            Interlocked.Increment(ref _sleepers);
            while (!HasWork)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers);
        }
    }

    private void WakeSleepers()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
