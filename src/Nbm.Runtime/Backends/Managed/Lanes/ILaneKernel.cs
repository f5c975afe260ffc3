namespace Nbm.Backends.Managed;

/// <summary>What a kernel does to some neighbouring elements.</summary>
internal interface ILaneKernel
{
    /// <summary>Does elements <paramref name="i"/> to <c>i + TLane.Count − 1</c>.</summary>
    void Run<TLane>(int i)
        where TLane : struct, ILane<TLane>;
}
