namespace Nbm.Backends.Torch;

/// <summary>A window on a storage, and the tensor that libtorch sees it as.</summary>
internal sealed class TorchMatrix : Matrix, IOnLedger
{
    private readonly bool _isOwner;
    private readonly Tensor _tensor;
    private bool _isDisposed;

    public TorchMatrix(TorchStorage storage, bool isOwner, int offset, int rows, int columns)
        : base(storage, offset, rows, columns)
    {
        _isOwner = isOwner;
        _tensor = storage.Open(offset, rows, columns);
    }

    public TorchStorage Memory => (TorchStorage)Storage;

    public MemoryLedger Ledger => Memory.Ledger;

    /// <summary>Rows × columns, contiguous.</summary>
    public Tensor Tensor
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed || Memory.IsReleased, this);
            return _tensor;
        }
    }

    public override void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Memory.Close(_tensor);
        if (_isOwner)
        {
            Memory.Dispose();
        }
    }
}
