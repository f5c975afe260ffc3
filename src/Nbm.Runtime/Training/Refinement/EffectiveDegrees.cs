using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The effective degrees of freedom of each term, tr of its part of A⁻¹XᵀWX, by Hutchinson's probes in the rows' space:
/// s ∈ {±1}ⁿ, g = XᵀW^½ s, u = A⁻¹g, edf_t ≈ g_tᵀu_t (design.md section 3; probing the textbook's n_t − λ tr A⁻¹S cancels catastrophically).
/// </summary>
internal sealed class EffectiveDegrees
{
    /// <summary>Probes: their mean is what counts, and two do.</summary>
    public const int Probes = 2;

    // The error of a probe's solution, as a share of its degrees of freedom.
    private const double Accuracy = 0.005;
    private const int MostIterations = 150;

    private readonly RefinementSystem _system;
    private readonly Backend _backend;
    private readonly RefinementGrid _grid;
    private readonly Matrix[] _noise;
    private readonly Matrix[] _solutions;
    private readonly Matrix _projected;
    private readonly float[] _g;
    private readonly float[] _u;
    private readonly float[] _residual;

    public EffectiveDegrees(RefinementSystem system, RefinementGrid grid, int outputs, ulong key)
    {
        _system = system;
        _grid = grid;
        Workspace workspace = system.Workspace;
        _backend = workspace.Backend;
        int unknowns = outputs * grid.Layout.TableLength;
        _noise = [.. Enumerable.Range(0, Probes).Select(probe => workspace.Upload(Signs(key, probe, outputs * grid.Rows.Rows), outputs, grid.Rows.Rows))];
        _solutions = [.. Enumerable.Range(0, Probes).Select(_ => workspace.Allocate(outputs, grid.Layout.TableLength))];
        _projected = workspace.Allocate(outputs, grid.Layout.TableLength);
        (_g, _u, _residual) = (new float[unknowns], new float[unknowns], new float[unknowns]);
    }

    /// <summary>Degrees of freedom of each term, all outputs together, for the present curvature and penalty.</summary>
    public double[] Estimate(CancellationToken token)
    {
        TermLayout[] terms = [.. _grid.Terms];
        var degrees = new double[terms.Length];
        for (int probe = 0; probe < Probes; probe++)
        {
            _system.Project(_noise[probe], _projected);
            _system.Solver.Solve(
                _system.Multiply, _system.Precondition, _projected, _solutions[probe], gained => Accuracy * gained, MostIterations, token);
            _backend.Download(_projected, _g);
            _backend.Download(_solutions[probe], _u);
            _backend.Download(_system.Solver.Residual, _residual);
            for (int t = 0; t < terms.Length; t++)
            {
                degrees[t] += Degrees(terms[t]) / Probes;
            }
        }

        return degrees;
    }

    // (g + residual)ᵀu is gᵀA⁻¹g but for the square of the solution's error.
    private double Degrees(TermLayout term)
    {
        double sum = 0;
        for (int start = term.Offset; start < _g.Length; start += _grid.Layout.TableLength)
        {
            for (int i = start; i < start + term.Length; i++)
            {
                sum += ((double)_g[i] + _residual[i]) * _u[i];
            }
        }

        return sum;
    }

    private static float[] Signs(ulong key, int probe, int count)
    {
        var signs = new float[count];
        for (int i = 0; i < count; i++)
        {
            signs[i] = (CounterRandom.Bits(key, (ulong)probe, (ulong)i) & 1) == 0 ? -1 : 1;
        }

        return signs;
    }
}
