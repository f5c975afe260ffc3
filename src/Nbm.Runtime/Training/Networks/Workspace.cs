using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A backend's memory for one fit: everything allocated here is freed with it.</summary>
internal class Workspace(Backend backend) : IDisposable
{
    private readonly Stack<IDisposable> _owned = new();

    public Backend Backend { get; } = backend;

    /// <summary>A new matrix of zeros.</summary>
    public virtual Matrix Allocate(int rows, int columns) => Own(Backend.Allocate(rows, columns));

    /// <summary>A new matrix with values from the host.</summary>
    public Matrix Upload(ReadOnlySpan<float> values, int rows, int columns)
    {
        Matrix matrix = Allocate(rows, columns);
        Backend.Upload(values, matrix);
        return matrix;
    }

    public IndexVector Upload(ReadOnlySpan<int> indices) => Own(Backend.Upload(indices));

    public Design Upload(HostDesign design) => Own(Backend.Upload(design.Layout, design.Rows, design.Columns));

    /// <summary>See <see cref="Backend.View"/>.</summary>
    public Matrix View(Matrix source, int offset, int rows, int columns) => Own(Backend.View(source, offset, rows, columns));

    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? owned))
        {
            owned.Dispose();
        }
    }

    /// <summary>Takes over something to free.</summary>
    public T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Push(owned);
        return owned;
    }
}
