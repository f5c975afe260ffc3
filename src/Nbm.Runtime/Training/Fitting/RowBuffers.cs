using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Scores and ones for batches, as windows on one buffer. Batches of a fit have two or three sizes.</summary>
internal sealed class RowBuffers
{
    private readonly Workspace _workspace;
    private readonly Matrix _scores;
    private readonly Matrix _ones;
    private readonly Dictionary<int, (Matrix Scores, Matrix Ones)> _views = [];

    /// <param name="workspace">Where to compute.</param>
    /// <param name="outputs">C.</param>
    /// <param name="most">The largest batch.</param>
    public RowBuffers(Workspace workspace, int outputs, int most)
    {
        _workspace = workspace;
        _scores = workspace.Allocate(outputs, most);
        _ones = workspace.Allocate(1, most);
        workspace.Backend.Fill(_ones, 1);
    }

    /// <summary>C × rows scores and 1 × rows ones.</summary>
    public (Matrix Scores, Matrix Ones) For(int rows)
    {
        if (!_views.TryGetValue(rows, out (Matrix, Matrix) views))
        {
            views = (_workspace.View(_scores, 0, _scores.Rows, rows), _workspace.View(_ones, 0, 1, rows));
            _views.Add(rows, views);
        }

        return views;
    }
}
