namespace Nbm.Backends.Torch;

/// <summary>
/// Cuts rows into parts that a kernel takes at once. A GPU wants few and large ones; a processor wants what it makes of them to stay in its
/// cache, and out of the hands of
/// the system, which would give every page of a large block anew.
/// </summary>
/// <param name="device">Where to compute.</param>
internal sealed class Parts(Device device)
{
    // Elements of the largest tensor that a kernel makes.
    private readonly long _most = device.type == DeviceType.CPU ? 1 << 16 : 1 << 24;

    /// <summary>Whether a tensor of so many elements is one part.</summary>
    public bool IsOne(long elements) => elements <= _most;

    /// <param name="rows">Rows in all.</param>
    /// <param name="width">Elements of a row.</param>
    public IEnumerable<(int Start, int Count)> Of(int rows, long width)
    {
        int most = (int)Math.Clamp(_most / width, 1, rows);
        for (int start = 0; start < rows; start += most)
        {
            yield return (start, Math.Min(most, rows - start));
        }
    }
}
