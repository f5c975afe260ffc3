using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A matrix for each of some systems, one below the other, and views of each and of the first few.</summary>
internal sealed class SystemMatrix
{
    private readonly Matrix[] _each;
    private readonly Matrix[] _first;

    /// <param name="workspace">Where they live.</param>
    /// <param name="systems">How many.</param>
    /// <param name="rows">Rows of one.</param>
    /// <param name="columns">Their columns.</param>
    public SystemMatrix(Workspace workspace, int systems, int rows, int columns)
    {
        Matrix all = workspace.Allocate(systems * rows, columns);
        _each = [.. Enumerable.Range(0, systems).Select(s => workspace.View(all, s * rows * columns, rows, columns))];
        _first = [.. Enumerable.Range(1, systems).Select(count => workspace.View(all, 0, count * rows, columns))];
    }

    /// <summary>The matrix of one system.</summary>
    public Matrix this[int system] => _each[system];

    /// <summary>Those of the first few, one below the other.</summary>
    public Matrix First(int count) => _first[count - 1];
}
