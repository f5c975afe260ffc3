using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Solves A x = b by preconditioned conjugate gradients (Hestenes and Stiefel 1952), for an A that only
/// multiplies. It stops by the size of the error that is left, ‖x − x*‖² in the norm of A, estimated from below by what the last
/// few iterations took off it (Strakoš and Tichý 2002). Several right-hand sides are solved side by side, each to the bits that it has
/// alone: A is then asked for several products at once, which costs far less than one after the other. Steps are computed where the
/// vectors are; the host reads how far they are after some iterations, and what of these was too many makes a solution better.
/// </summary>
internal sealed class ConjugateGradients
{
    private readonly Backend _backend;
    private readonly int _length;
    private readonly SystemMatrix _solution;
    private readonly SystemMatrix _direction;
    private readonly SystemMatrix _image;
    private readonly SystemMatrix _scaled;
    private readonly SystemMatrix _residual;
    private readonly SystemMatrix _factor;
    private readonly SolverLog _log;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="rows">Rows of the unknowns of one system.</param>
    /// <param name="columns">Their columns.</param>
    /// <param name="systems">The most right-hand sides that are solved side by side.</param>
    /// <param name="unread">The most iterations between two looks at them; null for what suits the backend.</param>
    public ConjugateGradients(Workspace workspace, int rows, int columns, int systems = 1, int? unread = null)
    {
        _backend = workspace.Backend;
        _length = rows * columns;
        _solution = new SystemMatrix(workspace, systems, rows, columns);
        _direction = new SystemMatrix(workspace, systems, rows, columns);
        _image = new SystemMatrix(workspace, systems, rows, columns);
        _scaled = new SystemMatrix(workspace, systems, rows, columns);
        _residual = new SystemMatrix(workspace, systems, rows, columns);
        _factor = new SystemMatrix(workspace, systems, 1, 1);
        _log = new SolverLog(workspace, systems, unread ?? _backend.UnreadIterations);
    }

    /// <summary>b − A x of the last solution of one system.</summary>
    public Matrix Residual => _residual.First(1);

    /// <summary>Iterations of all solutions together.</summary>
    public int Iterations { get; private set; }

    /// <param name="multiply">A: from a matrix of unknowns to another, system below system.</param>
    /// <param name="precondition">An approximate A⁻¹, likewise.</param>
    /// <param name="b">The right-hand sides, system below system.</param>
    /// <param name="x">Where to start, and the solutions.</param>
    /// <param name="tolerance">The error that may be left of each, from the squared norm gained so far.</param>
    /// <param name="limit">The most iterations.</param>
    /// <param name="token">Looked at as often as the iterations are.</param>
    public void Solve(
        Action<Matrix, Matrix> multiply,
        Action<Matrix, Matrix> precondition,
        Matrix b,
        Matrix x,
        Func<double, double> tolerance,
        int limit,
        CancellationToken token)
    {
        int count = b.Length / _length;
        _backend.Copy(x, _solution.First(count));
        multiply(_solution.First(count), _image.First(count));
        _backend.Copy(b, _residual.First(count));
        _backend.Axpy(-1, _image.First(count), _residual.First(count));
        precondition(_residual.First(count), _scaled.First(count));
        _backend.Copy(_scaled.First(count), _direction.First(count));
        _backend.Dot(_residual.First(count), _scaled.First(count), _log.Slopes(0, count));
        List<OpenSystem> open = [.. Enumerable.Range(0, count).Select(place => new OpenSystem(place))];
        int done = 0, next = _log.Most;
        while (done < limit && open.Count > 0)
        {
            token.ThrowIfCancellationRequested();
            int ahead = Math.Min(next, limit - done);
            for (int i = 0; i < ahead; i++)
            {
                Iterate(i, open.Count, multiply, precondition);
            }

            done += ahead;
            Iterations += ahead * open.Count;
            _log.Read();
            for (int s = 0; s < open.Count; s++)
            {
                open[s].Follow(_log, s, ahead, tolerance);
            }

            _log.Restart(ahead, open.Count);
            Close(open, x);
            int left = open.Select(system => system.Left(tolerance)).DefaultIfEmpty(1).Max();
            next = Math.Clamp(left, Math.Min(2, _log.Most), _log.Most);
        }

        for (int s = 0; s < open.Count; s++)
        {
            Store(open[s], s, x);
        }
    }

    // One iteration of the systems that are open, their slope being that of the log's place i.
    private void Iterate(int i, int count, Action<Matrix, Matrix> multiply, Action<Matrix, Matrix> precondition)
    {
        (Matrix direction, Matrix image, Matrix residual, Matrix scaled, Matrix factor) =
            (_direction.First(count), _image.First(count), _residual.First(count), _scaled.First(count), _factor.First(count));
        multiply(direction, image);
        _backend.Dot(direction, image, _log.Curvatures(i, count));
        _backend.Quotient(_log.Slopes(i, count), _log.Curvatures(i, count), factor);
        _backend.Axpy(1, factor, direction, _solution.First(count));
        _backend.Axpy(-1, factor, image, residual);
        precondition(residual, scaled);
        _backend.Dot(residual, scaled, _log.Slopes(i + 1, count));
        _backend.Quotient(_log.Slopes(i + 1, count), _log.Slopes(i, count), factor);
        _backend.Scale(factor, direction);
        _backend.Axpy(1, scaled, direction);
    }

    // Those that are done make room: the last open one takes the place.
    private void Close(List<OpenSystem> open, Matrix x)
    {
        for (int s = open.Count - 1; s >= 0; s--)
        {
            if (!open[s].IsDone)
            {
                continue;
            }

            Store(open[s], s, x);
            int last = open.Count - 1;
            if (s < last)
            {
                foreach (SystemMatrix matrix in (ReadOnlySpan<SystemMatrix>)[_solution, _direction, _image, _scaled, _residual])
                {
                    _backend.Copy(matrix[last], matrix[s]);
                }

                _log.Move(last, s);
                open[s] = open[last];
            }

            open.RemoveAt(last);
        }
    }

    private void Store(OpenSystem system, int at, Matrix x)
    {
        using Matrix own = _backend.View(x, system.Place * _length, _solution[at].Rows, _solution[at].Columns);
        _backend.Copy(_solution[at], own);
    }
}
