namespace Nbm.Backends.Torch;

/// <summary>Counts the bytes that a backend's memory takes on its device.</summary>
internal sealed class MemoryLedger
{
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(Tensor tensor) => Interlocked.Add(ref _bytes, tensor.NumberOfElements * tensor.ElementSize);

    public void Remove(Tensor tensor) => Interlocked.Add(ref _bytes, -tensor.NumberOfElements * tensor.ElementSize);
}

/// <summary>Memory that a backend knows by its ledger as its own.</summary>
internal interface IOnLedger
{
    MemoryLedger Ledger { get; }
}
