namespace Nbm.Backends.Torch;

/// <summary>The memory of a matrix and of its views. Tensors on it keep it alive in libtorch, so they end with it.</summary>
internal sealed class TorchStorage : IDisposable
{
    private readonly Tensor _flat;
    private readonly HashSet<Tensor> _windows = [];

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
        Ledger.Remove(_flat);
        _flat.Dispose();
    }
}
