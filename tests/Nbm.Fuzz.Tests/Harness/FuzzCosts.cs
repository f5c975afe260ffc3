namespace Nbm.Fuzz.Tests.Harness;

/// <summary>What loading an input may cost, and what it cost at most. Of one thread.</summary>
internal sealed class FuzzCosts
{
    /// <summary>Bytes allocated for each byte of an input, at most,</summary>
    public const int BytesPerByte = 10;

    /// <summary>and so many besides.</summary>
    public const long Besides = 1_000_000;

    /// <summary>The most bytes that were allocated.</summary>
    public long MostBytes { get; private set; }

    /// <summary>The largest share of what may be allocated that was.</summary>
    public double LargestShare { get; private set; }

    /// <summary>Loads, and measures what that allocates, whether it succeeds or not.</summary>
    public T Load<T>(int length, Func<T> load)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return load();
        }
        finally
        {
            Check(length, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    private void Check(int length, long allocated)
    {
        long limit = ((long)BytesPerByte * length) + Besides;
        MostBytes = Math.Max(MostBytes, allocated);
        LargestShare = Math.Max(LargestShare, allocated / (double)limit);
        if (allocated > limit)
        {
            throw new FuzzFailure(FormattableString.Invariant(
                $"Loading {length} bytes allocated {allocated}, {(double)allocated / length:0.#} times as many; {limit} may be."));
        }
    }
}
