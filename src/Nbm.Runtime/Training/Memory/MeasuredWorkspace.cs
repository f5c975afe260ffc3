using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A workspace that counts what it hands out.</summary>
/// <param name="backend">Where to allocate.</param>
internal sealed class MeasuredWorkspace(Backend backend) : Workspace(backend)
{
    /// <summary>Bytes of all matrices so far.</summary>
    public long Bytes { get; private set; }

    public override Matrix Allocate(int rows, int columns)
    {
        Bytes += (long)sizeof(float) * rows * columns;
        return base.Allocate(rows, columns);
    }
}
