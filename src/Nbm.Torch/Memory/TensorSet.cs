namespace Nbm.Backends.Torch;

/// <summary>Tensors that live as long as what they belong to, whatever dispose scope they were made in.</summary>
/// <param name="ledger">Counts them.</param>
internal sealed class TensorSet(MemoryLedger ledger) : IDisposable
{
    private readonly List<Tensor> _tensors = [];

    public MemoryLedger Ledger { get; } = ledger;

    public bool IsDisposed { get; private set; }

    public Tensor Keep(Tensor tensor)
    {
        _tensors.Add(tensor.DetachFromDisposeScope());
        Ledger.Add(tensor);
        return tensor;
    }

    public void Dispose()
    {
        if (IsDisposed)
        {
            return;
        }

        IsDisposed = true;
        foreach (Tensor tensor in _tensors)
        {
            Ledger.Remove(tensor);
            tensor.Dispose();
        }
    }
}
