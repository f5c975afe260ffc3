namespace Nbm.Backends.Managed;

/// <summary>y = eˣ, in doubles and by the runtime's own exponential: the same bits on every system. For weights, not for rows.</summary>
internal readonly unsafe struct ExpAction(float* x, float* y, int length) : IPartAction
{
    public void RunAll(WorkerTeam team) => team.Run(this, Chunks.Count(length));

    public void Run(int part, int worker)
    {
        (int start, int end) = Chunks.Range(part, Chunks.Count(length), length);
        for (int i = start; i < end; i++)
        {
            y[i] = (float)PortableMath.Exp(x[i]);
        }
    }
}
