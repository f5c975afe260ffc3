using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Solves A x = b by preconditioned conjugate gradients (Hestenes and Stiefel 1952), for an A that only
/// multiplies. It stops by the size of the error that is left, ‖x − x*‖² in the norm of A, estimated from below by what the last
/// few iterations took off it (Strakoš and Tichý 2002). Several right-hand sides are solved side by side, each to the bits that it has
/// alone: A is then
/// asked for several products at once, which costs far less than one after the other.
/// </summary>
internal sealed class ConjugateGradients
{
    // Iterations whose gains stand for the error before them.
    private const int Delay = 4;

    private readonly Backend _backend;
    private readonly int _length;
    private readonly SystemMatrix _direction;
    private readonly SystemMatrix _image;
    private readonly SystemMatrix _scaled;
    private readonly SystemMatrix _residual;
    private readonly Matrix _scalar;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="rows">Rows of the unknowns of one system.</param>
    /// <param name="columns">Their columns.</param>
    /// <param name="systems">The most right-hand sides that are solved side by side.</param>
    public ConjugateGradients(Workspace workspace, int rows, int columns, int systems = 1)
    {
        _backend = workspace.Backend;
        _length = rows * columns;
        _direction = new SystemMatrix(workspace, systems, rows, columns);
        _image = new SystemMatrix(workspace, systems, rows, columns);
        _scaled = new SystemMatrix(workspace, systems, rows, columns);
        _residual = new SystemMatrix(workspace, systems, rows, columns);
        _scalar = workspace.Allocate(1, 1);
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
    /// <param name="token">Looked at in every iteration.</param>
    public void Solve(
        Action<Matrix, Matrix> multiply, Action<Matrix, Matrix> precondition, Matrix b, Matrix x, Func<double, double> tolerance, int limit, CancellationToken token)
    {
        int count = b.Length / _length;
        multiply(x, _image.First(count));
        _backend.Copy(b, _residual.First(count));
        _backend.Axpy(-1, _image.First(count), _residual.First(count));
        precondition(_residual.First(count), _scaled.First(count));
        _backend.Copy(_scaled.First(count), _direction.First(count));
        var open = new List<OpenSystem>();
        for (int s = 0; s < count; s++)
        {
            Matrix own = _backend.View(x, s * _length, x.Rows / count, x.Columns);
            open.Add(new OpenSystem(own, Dot(_residual[s], _scaled[s])));
        }

        Close(open, system => !(system.Slope > 0));
        for (int i = 0; i < limit && open.Count > 0; i++)
        {
            token.ThrowIfCancellationRequested();
            multiply(_direction.First(open.Count), _image.First(open.Count));
            for (int s = 0; s < open.Count; s++)
            {
                open[s].Curvature = Dot(_direction[s], _image[s]);
            }

            Close(open, system => system.Curvature <= 0); // Rounding is all that is left.
            for (int s = 0; s < open.Count; s++)
            {
                double step = open[s].Slope / open[s].Curvature;
                _backend.Axpy((float)step, _direction[s], open[s].Solution);
                _backend.Axpy(-(float)step, _image[s], _residual[s]);
                open[s].Gain(step * open[s].Slope);
            }

            if (open.Count == 0)
            {
                return;
            }

            precondition(_residual.First(open.Count), _scaled.First(open.Count));
            Iterations += open.Count;
            Close(open, system => system.LastGains(Delay) is { } left && left <= tolerance(system.Gained));
            for (int s = 0; s < open.Count; s++)
            {
                double next = Dot(_residual[s], _scaled[s]);
                _backend.Scale((float)(next / open[s].Slope), _direction[s]);
                _backend.Axpy(1, _scaled[s], _direction[s]);
                open[s].Slope = next;
            }

            Close(open, system => !(system.Slope > 0));
        }

        foreach (OpenSystem system in open)
        {
            system.Solution.Dispose();
        }
    }

    // Those that are done make room: the last open one takes the place.
    private void Close(List<OpenSystem> open, Func<OpenSystem, bool> isDone)
    {
        for (int s = open.Count - 1; s >= 0; s--)
        {
            if (!isDone(open[s]))
            {
                continue;
            }

            open[s].Solution.Dispose();
            int last = open.Count - 1;
            if (s < last)
            {
                foreach (SystemMatrix matrix in (ReadOnlySpan<SystemMatrix>)[_direction, _image, _scaled, _residual])
                {
                    _backend.Copy(matrix[last], matrix[s]);
                }

                open[s] = open[last];
            }

            open.RemoveAt(last);
        }
    }

    private double Dot(Matrix x, Matrix y)
    {
        _backend.Dot(x, y, _scalar);
        float value = 0;
        _backend.Download(_scalar, new Span<float>(ref value));
        return value;
    }

    // A system that isn't solved yet.
    private sealed class OpenSystem(Matrix solution, double slope)
    {
        private readonly Queue<double> _gains = new();

        public Matrix Solution { get; } = solution;

        public double Slope { get; set; } = slope;

        public double Curvature { get; set; }

        public double Gained { get; private set; }

        public void Gain(double gain)
        {
            Gained += gain;
            _gains.Enqueue(gain);
        }

        // The sum of the last few gains; null where there are no more than those.
        public double? LastGains(int count)
        {
            if (_gains.Count <= count)
            {
                return null;
            }

            _gains.Dequeue();
            return _gains.Sum();
        }
    }
}
