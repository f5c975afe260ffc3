namespace Nbm.Backends.Torch;

/// <summary>The memory of a matrix and of its views. Tensors on it keep it alive in libtorch, so they end with it.</summary>
internal sealed class TorchStorage : IDisposable
{
    private readonly Tensor _flat;
    private readonly HashSet<Tensor> _windows = [];
    private Tensor? _kept;
    private object? _keptFor;

    /// <param name="ledger">Counts it.</param>
    /// <param name="flat">One dimension.</param>
    public TorchStorage(MemoryLedger ledger, Tensor flat)
    {
        Ledger = ledger;
        _flat = flat.DetachFromDisposeScope();
        Ledger.Add(flat);
    }

    public MemoryLedger Ledger { get; }

    public bool IsReleased { get; private set; }

    /// <summary>How often it may have been written.</summary>
    public long Version { get; private set; }

    /// <summary>Says that it may be written now.</summary>
    public void Touch() => Version++;

    /// <summary>What was computed of this memory and other, as long as none of it has been written.</summary>
    /// <param name="key">Versions, and all else that it depends on.</param>
    /// <param name="compute">Makes it where another was kept, or none; a new tensor.</param>
    public Tensor Kept(object key, Func<Tensor> compute)
    {
        if (!key.Equals(_keptFor))
        {
            Forget();
            _kept = compute().DetachFromDisposeScope();
            _keptFor = key;
            Ledger.Add(_kept);
        }

        return _kept!;
    }

    /// <summary>A tensor of two dimensions on some of the memory.</summary>
    public Tensor Open(int offset, int rows, int columns)
    {
        using Tensor part = _flat.narrow(0, offset, (long)rows * columns);
        Tensor window = part.view(rows, columns).DetachFromDisposeScope();
        _windows.Add(window);
        return window;
    }

    public void Close(Tensor window)
    {
        if (_windows.Remove(window))
        {
            window.Dispose();
        }
    }

    public void Dispose()
    {
        if (IsReleased)
        {
            return;
        }

        IsReleased = true;
        foreach (Tensor window in _windows)
        {
            window.Dispose();
        }

        _windows.Clear();
        Forget();
        Ledger.Remove(_flat);
        _flat.Dispose();
    }

    private void Forget()
    {
        if (_kept is not null)
        {
            Ledger.Remove(_kept);
            _kept.Dispose();
            (_kept, _keptFor) = (null, null);
        }
    }
}
