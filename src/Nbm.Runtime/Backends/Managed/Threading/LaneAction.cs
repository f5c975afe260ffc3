namespace Nbm.Backends.Managed;

/// <summary>Shares out the elements of a kernel.</summary>
internal readonly struct LaneAction<TKernel>(TKernel kernel, int length) : IPartAction
    where TKernel : struct, ILaneKernel
{
    public void RunAll(WorkerTeam team) => team.Run(this, Chunks.Count(length));

    public void Run(int part, int worker)
    {
        (int start, int end) = Chunks.Range(part, Chunks.Count(length), length);
        LaneLoop.Run(kernel, start, end);
    }
}
