using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The memory of one recording of a network after another: what the first has allocated, the next take in the same order as far as it is
/// large enough. One recording is to run at a time.
/// </summary>
/// <param name="whole">Owns the memory.</param>
internal sealed class RepeatedWorkspace(Workspace whole) : Workspace(whole.Backend)
{
    private readonly List<Matrix> _matrices = [];
    private int _next;

    /// <summary>Begins another recording.</summary>
    public void Restart() => _next = 0;

    /// <inheritdoc/>
    public override Matrix Allocate(int rows, int columns)
    {
        if (_next == _matrices.Count)
        {
            _matrices.Add(whole.Allocate(rows, columns));
        }
        else if (_matrices[_next].Length < checked(rows * columns))
        {
            _matrices[_next] = whole.Allocate(rows, columns);
        }

        return whole.View(_matrices[_next++], 0, rows, columns);
    }
}
