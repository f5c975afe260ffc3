using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A refinement on one grid: finds the best tables for a given smoothness, and says what they cost and hold.</summary>
internal sealed class RefinementStage : IDisposable
{
    private const int MostIterations = 250;
    private const int MostHalvings = 12;

    private readonly RefinementGrid _grid;
    private readonly RefinementSystem _system;
    private readonly PenaltyAssembly _penalty;
    private readonly EffectiveDegrees _degrees;
    private readonly Backend _backend;
    private readonly LossKind _loss;
    private readonly int _rows;
    private readonly Matrix _descent;
    private readonly Matrix _change;
    private readonly Matrix _trial;
    private readonly float[] _tables;

    public RefinementStage(Backend backend, RefinementGrid grid, LossKind loss, int outputs, float[] targets, float[] weights, ulong key)
    {
        _grid = grid;
        _backend = backend;
        _loss = loss;
        _rows = targets.Length;
        _system = new RefinementSystem(backend, grid, loss, outputs, targets, weights);
        _penalty = new PenaltyAssembly(grid);
        _degrees = new EffectiveDegrees(_system, grid, outputs, key);
        int size = grid.Layout.TableLength;
        _descent = _system.Workspace.Allocate(outputs, size);
        _change = _system.Workspace.Allocate(outputs, size);
        _trial = _system.Workspace.Allocate(outputs, size);
        _tables = new float[outputs * size];
    }

    /// <summary>The mean loss at the last solution.</summary>
    public double Loss { get; private set; }

    /// <summary>Iterations of conjugate gradients so far.</summary>
    public int Iterations => _system.Solver.Iterations;

    /// <summary>C × P tables and intercepts.</summary>
    public float[] Tables
    {
        get
        {
            _backend.Download(_system.Unknowns, _tables);
            return _tables;
        }

        set => _backend.Upload(value, _system.Unknowns);
    }

    /// <summary>What a unit of mean loss is in log likelihood: n, over twice the noise for squared loss.</summary>
    public double Unit(double noise) => _loss == LossKind.Squared ? _rows / (2 * noise) : _rows;

    /// <summary>Newton's method with step halving on the penalised likelihood; one step is exact for squared loss.</summary>
    /// <param name="precisions">π of each term.</param>
    /// <param name="noise">φ, the variance of the noise, for squared loss.</param>
    /// <param name="error">The error that may be left, in units of log likelihood.</param>
    /// <param name="steps">The most Newton steps.</param>
    /// <param name="token">Cancels.</param>
    public void Solve(double[] precisions, double noise, double error, int steps, CancellationToken token)
    {
        double unit = Unit(noise);
        _system.SetPenalty(_penalty.Assemble([.. precisions.Select(precision => precision / unit)]));
        var (loss, penalty) = _system.Evaluate(_system.Unknowns);
        int most = _loss == LossKind.Squared ? 1 : steps;
        for (int step = 0; step < most; step++)
        {
            _system.Linearise(_system.Unknowns, _descent);
            _backend.Fill(_change, 0);
            _system.Solver.Solve(
                _system.Multiply, _system.Precondition, _descent, _change, _ => error / unit, MostIterations, token);
            double before = loss + penalty;
            (loss, penalty) = Halve(before);
            if ((before - loss - penalty) * unit < error)
            {
                break;
            }
        }

        Loss = loss;
        // Curvature where the solution is, for the degrees of freedom.
        _system.Evaluate(_system.Unknowns);
        _system.Linearise(_system.Unknowns, _descent);
    }

    public double[] Degrees(CancellationToken token) => _degrees.Estimate(token);

    /// <summary>rᵀSr of each term, all outputs together.</summary>
    public double[] Roughness()
    {
        float[] tables = Tables;
        int size = _grid.Layout.TableLength;
        return [.. _grid.Terms.Select((term, t) =>
        {
            double sum = 0;
            for (int start = term.Offset; start < tables.Length; start += size)
            {
                sum += _grid.Roughness[t].Square(tables.AsSpan(start, term.Length));
            }

            return sum;
        })];
    }

    public void Dispose() => _system.Dispose();

    // Goes the whole way, or half of it, or a quarter … until the objective falls.
    private (double Loss, double Penalty) Halve(double before)
    {
        float step = 1;
        for (int i = 0; i < MostHalvings; i++, step /= 2)
        {
            _backend.Copy(_system.Unknowns, _trial);
            _backend.Axpy(step, _change, _trial);
            var (loss, penalty) = _system.Evaluate(_trial);
            if (loss + penalty <= before)
            {
                _backend.Copy(_trial, _system.Unknowns);
                return (loss, penalty);
            }
        }

        return _system.Evaluate(_system.Unknowns);
    }
}
