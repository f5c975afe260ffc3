namespace Nbm.Backends.Torch;

/// <summary>Tensors that live as long as what they belong to, whatever dispose scope they were made in.</summary>
/// <param name="ledger">Counts them.</param>
internal sealed class TensorSet(MemoryLedger ledger) : IDisposable
{
    private readonly List<Tensor> _tensors = [];
    private readonly List<Tensor> _views = [];

    public MemoryLedger Ledger { get; } = ledger;

    public bool IsDisposed { get; private set; }

    public Tensor Keep(Tensor tensor)
    {
        _tensors.Add(tensor.DetachFromDisposeScope());
        Ledger.Add(tensor);
        return tensor;
    }

    /// <summary>Keeps a window on memory that is kept already, and counted.</summary>
    public Tensor View(Tensor window)
    {
        _views.Add(window.DetachFromDisposeScope());
        return window;
    }

    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }

        IsDisposed = true;
        foreach (Tensor view in _views)
        {
            view.Dispose();
        }

        foreach (Tensor tensor in _tensors)
        {
            Ledger.Remove(tensor);
            tensor.Dispose();
        }
    }
}
