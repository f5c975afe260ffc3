namespace Nbm.Backends.Managed;

/// <summary>What a kernel does to a run of rows.</summary>
internal interface IChunkKernel
{
    /// <summary>Does rows <paramref name="start"/> to <paramref name="end"/> − 1, which are the chunk <paramref name="chunk"/>.</summary>
    void Run(int chunk, int start, int end);
}
