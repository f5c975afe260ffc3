using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A refinement on one grid: finds the best unknowns for a given smoothness, and says what they cost and hold.</summary>
internal sealed class RefinementStage : IDisposable
{
    private const int MostIterations = 400;
    private const int MostHalvings = 12;

    // Which constraints push changes from step to step.
    private const int ConstrainedSteps = 8;
    private const int MostSettlements = 40;
    private const double ConstraintTolerance = 1e-4;

    // What the objective may rise by and still count as settled: the rounding of a loss in float32.
    private const double Rounding = 3e-7;

    // A weak prior on the intercept of a likelihood: a class that no row has would send it to infinity.
    private const double InterceptPrecision = 0.01;

    private readonly Backend _backend;
    private readonly PenaltyAssembly _penalty;
    private readonly AugmentedLagrangian? _constraints;
    private readonly Matrix _descent;
    private readonly Matrix _change;
    private readonly Matrix _trial;
    private RefinementData _data;
    private bool _isReweighed;

    /// <param name="backend">Where to compute.</param>
    /// <param name="layout">The unknowns.</param>
    /// <param name="data">The rows.</param>
    /// <param name="constraints">What is to hold of the tables; null for nothing.</param>
    public RefinementStage(Backend backend, UnknownLayout layout, RefinementData data, ConstraintRows? constraints = null)
        : this(backend, layout, data, constraints is null ? null : new AugmentedLagrangian(constraints, layout.Grid))
    {
    }

    /// <param name="backend">Where to compute.</param>
    /// <param name="layout">The unknowns.</param>
    /// <param name="data">The rows.</param>
    /// <param name="constraints">What holds constraints of the same tables; null for nothing.</param>
    private RefinementStage(Backend backend, UnknownLayout layout, RefinementData data, AugmentedLagrangian? constraints)
    {
        Layout = layout;
        _backend = backend;
        _data = data;
        _constraints = constraints;
        System = new RefinementSystem(backend, layout, data, _constraints);
        _penalty = new PenaltyAssembly(layout.Components, layout.Count);
        _descent = System.Workspace.Allocate(data.Outputs, layout.Count);
        _change = System.Workspace.Allocate(data.Outputs, layout.Count);
        _trial = System.Workspace.Allocate(data.Outputs, layout.Count);
    }

    /// <summary>A stage on other unknowns for the same tables, constraints pushing as they do here.</summary>
    /// <param name="layout">Its unknowns.</param>
    public RefinementStage On(UnknownLayout layout) => new(_backend, layout, _data, _constraints);

    public UnknownLayout Layout { get; }

    /// <summary>What rows take of memory, about: places, and numbers of the systems that are solved at once.</summary>
    public long Bytes => Layout.Grid.Rows.Bytes + ((long)System.Systems * _data.Outputs * _data.Count * sizeof(float));

    public RefinementSystem System { get; }

    /// <summary>The mean loss at the last solution.</summary>
    public double Loss { get; private set; }

    /// <summary>The intercept's own entry of the penalty.</summary>
    public double InterceptFactor { get; private set; }

    /// <summary>C × U.</summary>
    public float[] Unknowns
    {
        get
        {
            var unknowns = new float[System.Unknowns.Length];
            _backend.Download(System.Unknowns, unknowns);
            return unknowns;
        }

        set => _backend.Upload(value, System.Unknowns);
    }

    /// <summary>C × V: the part of unknowns that is of vectors; empty where there are none.</summary>
    /// <param name="unknowns">C × U.</param>
    public float[] VectorUnknowns(Matrix unknowns)
    {
        if (Layout.Vectors is null)
        {
            return [];
        }

        int count = Layout.Vectors.Count;
        var (all, own) = (new float[unknowns.Length], new float[_data.Outputs * count]);
        _backend.Download(unknowns, all);
        for (int c = 0; c < _data.Outputs; c++)
        {
            all.AsSpan((c * Layout.Count) + Layout.VectorOffset, count).CopyTo(own.AsSpan(c * count));
        }

        return own;
    }

    /// <summary>
    /// Newton's method with step halving on the penalised likelihood, which is penalised iteratively re-weighted least squares; one step is
    /// exact for squared loss. The curvature is that of the solution afterwards, the preconditioner at most a last small step older.
    /// </summary>
    /// <param name="precisions">π of each component.</param>
    /// <param name="noise">φ, the variance of the noise, for squared loss.</param>
    /// <param name="error">The error that may be left, in units of log likelihood.</param>
    /// <param name="steps">The most Newton steps.</param>
    /// <param name="token">Cancels.</param>
    public void Solve(ReadOnlySpan<double> precisions, double noise, double error, int steps, CancellationToken token)
    {
        double unit = _data.Unit(noise);
        Penalise(precisions, unit);
        var (loss, penalty) = System.Evaluate(System.Unknowns);
        int most = _constraints is not null ? steps + ConstrainedSteps : _data.Loss.IsQuadratic ? 1 : steps;
        int step = 0;
        for (; step < most; step++)
        {
            // Curvature changes little from step to step; the preconditioner follows the penalty, and the constraints that push.
            System.Linearise(System.Unknowns, _descent, precondition: _constraints is not null || (step == 0 && !_isReweighed));
            _backend.Fill(_change, 0);
            System.Solver.Solve(
                System.Multiply, System.Precondition, _descent, _change, _ => error / unit, MostIterations, token);
            double before = loss + penalty;
            (loss, penalty) = Halve(before);
            if ((before - loss - penalty) * unit < error)
            {
                break;
            }
        }

        Loss = loss;
        if (!_isReweighed && (!_data.Loss.IsQuadratic || _constraints is not null))
        {
            // Degrees of freedom want the preconditioner of the curvature that they are probed with; where hardly a step was taken, it is.
            System.Linearise(System.Unknowns, _descent, precondition: step > 1);
        }

        _constraints?.Update();
    }

    /// <summary>Solves again until constraints hold but for a tolerance; without any, returns at once.</summary>
    /// <inheritdoc cref="Solve"/>
    /// <returns>The most that a constraint falls short by, in units of the loss's scores.</returns>
    public double Settle(ReadOnlySpan<double> precisions, double noise, double error, int steps, CancellationToken token)
    {
        for (int i = 0; _constraints is not null && _constraints.Violation > ConstraintTolerance && i < MostSettlements; i++)
        {
            Solve(precisions, noise, error, steps, token);
        }

        return _constraints?.Violation ?? 0;
    }

    /// <summary>Curvature, preconditioner and penalty for other precisions, at the present solution, which stays.</summary>
    public void Linearise(ReadOnlySpan<double> precisions, double noise)
    {
        Penalise(precisions, _data.Unit(noise));
        System.Evaluate(System.Unknowns);
        System.Linearise(System.Unknowns, _descent, precondition: true);
    }

    /// <summary>Measures the loss of the present unknowns, wherever they are from.</summary>
    public void Assess(ReadOnlySpan<double> precisions, double noise)
    {
        Penalise(precisions, _data.Unit(noise));
        (Loss, _) = System.Evaluate(System.Unknowns);
    }

    /// <summary>φ of the present solution: what counts of Poisson's scatter beyond it makes of them a quasi-likelihood, or noise would be
    /// theirs to explain.</summary>
    /// <param name="degrees">Its effective degrees of freedom.</param>
    public double Noise(double degrees) =>
        Overdispersion.Of(this, _data, degrees) is { IsNotable: true } found ? found.Scatter : _data.Noise(Loss, degrees);

    /// <summary>The noise of a model without terms: from less, the iteration falls into the end where noise is interpolated.</summary>
    /// <param name="precisions">π of each component.</param>
    public double FirstNoise(ReadOnlySpan<double> precisions)
    {
        if (_data.Loss.Loss is PoissonLoss)
        {
            Assess(precisions, 1);
            return Noise(0);
        }

        return 1; // Of targets in units of their own deviation.
    }

    /// <summary>Estimates the loss's own parameters anew, at the present solution.</summary>
    /// <param name="degrees">Its effective degrees of freedom.</param>
    public void Adapt(double degrees) => System.Adapt(degrees);

    /// <summary>Weighs the same rows in another way, and estimates the loss's own parameters anew from them. What preconditions stays that
    /// of the weights before.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="degrees">The effective degrees of freedom of the present solution.</param>
    public void Reweigh(RefinementData data, double degrees)
    {
        _data = data;
        System.Reweigh(data);
        System.Evaluate(System.Unknowns);
        System.Adapt(degrees);
        _isReweighed = true;
    }

    /// <summary>Saves what the next round depends on.</summary>
    public void Save(SavedState to)
    {
        to.Add("unknowns", Unknowns);
        to.Add("multipliers", [.. _constraints?.Multipliers ?? []]);
    }

    /// <summary>Goes on from what was saved.</summary>
    public void Restore(SavedState from)
    {
        Unknowns = from.Singles("unknowns", System.Unknowns.Length);
        double[] multipliers = _constraints?.Multipliers ?? [];
        from.Doubles("multipliers", multipliers.Length).CopyTo(multipliers, 0);
    }

    /// <summary>The terms that constraints bind.</summary>
    public IReadOnlyList<int> ConstrainedTerms => _constraints?.Terms ?? [];

    /// <summary>What constraints push each position of all tables with, at the present unknowns, for a unit of mean loss: P
    /// values.</summary>
    public float[] ConstraintForces()
    {
        System.Evaluate(System.Unknowns);
        return _constraints!.Gradient();
    }

    /// <summary>How rows and constraints together pull the tables at the present unknowns, for a unit of mean loss: C × P values. What
    /// pulls at a position that is the same as another pulls there.</summary>
    public float[] Forces()
    {
        float[] forces = System.Forces();
        for (int start = 0; start < forces.Length; start += Layout.Grid.TableLength)
        {
            foreach (var (position, same) in Layout.Grid.Ties)
            {
                forces[start + same] += forces[start + position];
                forces[start + position] = 0;
            }
        }

        if (_constraints is not null)
        {
            float[] pushed = ConstraintForces();
            for (int i = 0; i < forces.Length; i++)
            {
                forces[i] -= pushed[i];
            }
        }

        return forces;
    }

    /// <summary>uᵀSu of each component, all outputs together.</summary>
    public double[] Squares()
    {
        float[] unknowns = Unknowns;
        return [.. Layout.Components.Select(component =>
        {
            double sum = 0;
            for (int start = 0; start < unknowns.Length; start += Layout.Count)
            {
                sum += component.Square(unknowns.AsSpan(start, Layout.Count));
            }

            return sum;
        })];
    }

    public void Dispose() => System.Dispose();

    private void Penalise(ReadOnlySpan<double> precisions, double unit)
    {
        var factors = new double[precisions.Length];
        for (int c = 0; c < factors.Length; c++)
        {
            factors[c] = precisions[c] / unit;
        }

        InterceptFactor = _data.Loss.Link == LinkFunction.Identity ? 0 : InterceptPrecision / unit;
        System.SetPenalty(_penalty.Assemble(factors, Layout.Grid.Intercept, InterceptFactor));
    }

    // Goes the whole way, or half of it, or a quarter … until the objective falls; where constraints push, until it falls no further: what
    // pushes changes on the way, so that less may be more.
    private (double Loss, double Penalty) Halve(double before)
    {
        float step = 1, best = 0;
        double least = before + (Rounding * Math.Abs(before));
        for (int i = 0; i < MostHalvings; i++, step /= 2)
        {
            var (loss, penalty) = Try(step);
            if (loss + penalty <= least)
            {
                (least, best) = (loss + penalty, step);
            }
            else if (best > 0)
            {
                break;
            }

            if (best > 0 && _constraints is null)
            {
                break;
            }
        }

        var found = Try(best);
        _backend.Copy(_trial, System.Unknowns);
        return found;
    }

    private (double Loss, double Penalty) Try(float step)
    {
        _backend.Copy(System.Unknowns, _trial);
        _backend.Axpy(step, _change, _trial);
        return System.Evaluate(_trial);
    }
}
