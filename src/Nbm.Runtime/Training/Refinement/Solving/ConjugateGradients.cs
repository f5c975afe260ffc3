using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Solves A x = b by preconditioned conjugate gradients (Hestenes and Stiefel 1952), for an A that only
/// multiplies. It stops by the size of the error that is left, ‖x − x*‖² in the norm of A, estimated from below by what the last
/// few iterations took off it (Strakoš and Tichý 2002).
/// </summary>
/// <param name="workspace">Where to compute.</param>
/// <param name="rows">Rows of unknowns.</param>
/// <param name="columns">Columns of unknowns.</param>
internal sealed class ConjugateGradients(Workspace workspace, int rows, int columns)
{
    // Iterations whose gains stand for the error before them.
    private const int Delay = 4;

    private readonly Backend _backend = workspace.Backend;
    private readonly Matrix _direction = workspace.Allocate(rows, columns);
    private readonly Matrix _image = workspace.Allocate(rows, columns);
    private readonly Matrix _scaled = workspace.Allocate(rows, columns);
    private readonly Matrix _scalar = workspace.Allocate(1, 1);

    /// <summary>b − A x of the last solution.</summary>
    public Matrix Residual { get; } = workspace.Allocate(rows, columns);

    /// <summary>Iterations of all solutions together.</summary>
    public int Iterations { get; private set; }

    /// <param name="multiply">A: from a matrix of unknowns to another.</param>
    /// <param name="precondition">An approximate A⁻¹.</param>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">Where to start, and the solution.</param>
    /// <param name="tolerance">The error that may be left, from the squared norm gained so far.</param>
    /// <param name="limit">The most iterations.</param>
    /// <param name="token">Looked at in every iteration.</param>
    public void Solve(
        Action<Matrix, Matrix> multiply, Action<Matrix, Matrix> precondition, Matrix b, Matrix x, Func<double, double> tolerance, int limit, CancellationToken token)
    {
        multiply(x, _image);
        _backend.Copy(b, Residual);
        _backend.Axpy(-1, _image, Residual);
        precondition(Residual, _scaled);
        _backend.Copy(_scaled, _direction);
        double slope = Dot(Residual, _scaled);
        double gained = 0;
        var gains = new Queue<double>();
        for (int i = 0; i < limit && slope > 0; i++)
        {
            token.ThrowIfCancellationRequested();
            multiply(_direction, _image);
            double curvature = Dot(_direction, _image);
            if (curvature <= 0)
            {
                return; // Rounding is all that is left.
            }

            double step = slope / curvature;
            _backend.Axpy((float)step, _direction, x);
            _backend.Axpy(-(float)step, _image, Residual);
            precondition(Residual, _scaled);
            Iterations++;
            gained += step * slope;
            gains.Enqueue(step * slope);
            if (gains.Count > Delay)
            {
                gains.Dequeue();
                if (gains.Sum() <= tolerance(gained))
                {
                    return;
                }
            }

            double next = Dot(Residual, _scaled);
            _backend.Scale((float)(next / slope), _direction);
            _backend.Axpy(1, _scaled, _direction);
            slope = next;
        }
    }

    private double Dot(Matrix x, Matrix y)
    {
        _backend.Dot(x, y, _scalar);
        float value = 0;
        _backend.Download(_scalar, new Span<float>(ref value));
        return value;
    }
}
