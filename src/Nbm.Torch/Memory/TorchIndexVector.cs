namespace Nbm.Backends.Torch;

/// <summary>Indices as libtorch wants them: int64, none of them negative, and beside them which ones were.</summary>
internal sealed class TorchIndexVector : IndexVector, IOnLedger
{
    private readonly TensorSet _tensors;
    private readonly Tensor _positions;
    private readonly Tensor _absent;

    public TorchIndexVector(MemoryLedger ledger, Device device, ReadOnlySpan<int> indices)
        : base(indices.Length)
    {
        _tensors = new TensorSet(ledger);
        _positions = _tensors.Keep(empty(indices.Length, ScalarType.Int64, device));
        _absent = _tensors.Keep(empty(indices.Length, ScalarType.Bool, device));
        Set(indices);
    }

    public MemoryLedger Ledger => _tensors.Ledger;

    /// <summary>Length; 0 for a negative index.</summary>
    public Tensor Positions
    {
        get
        {
            ObjectDisposedException.ThrowIf(_tensors.IsDisposed, this);
            return _positions;
        }
    }

    /// <summary>Length: true for a negative index. Null if there is none.</summary>
    public Tensor? Absent => Smallest < 0 ? _absent : null;

    public void Set(ReadOnlySpan<int> indices)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor positions = Positions;
        Observe(indices);
        Tensor given = HostTransfer.Upload(indices, ScalarType.Int32, positions.device);
        positions.copy_(given).ClampAbove(0);
        _absent.copy_(given.Below(0));
    }

    public override void Dispose() => _tensors.Dispose();
}
