namespace Nbm.Backends.Torch;

/// <summary>
/// How much a kernel takes at once. A GPU wants few and large operations; a processor wants what it makes of rows to stay in its cache, and
/// out of the hands of the system, which would give every page of a large block anew.
/// </summary>
/// <param name="areLarge">Whether operations are those of a GPU.</param>
internal sealed class Parts(bool areLarge)
{
    // Elements of the largest tensor that a kernel makes.
    private readonly long _most = areLarge ? 1 << 24 : 1 << 16;

    /// <summary>Whether few large operations are better than many small ones.</summary>
    public bool AreLarge { get; } = areLarge;

    /// <summary>What an operation more costs, in entries of a sparse product that could be computed meanwhile: some 30 bytes each
    /// at an H200's bandwidth for about 8 µs, or what a call takes a processor.</summary>
    public long Launch { get; } = areLarge ? 1 << 20 : 1 << 11;

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
