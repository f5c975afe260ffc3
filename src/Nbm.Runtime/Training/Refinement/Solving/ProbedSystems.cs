using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Systems with right-hand sides that probe A⁻¹, solved as many at a time as the refinement's system takes.</summary>
/// <param name="stage">The grid, linearised.</param>
/// <param name="workspace">Where to compute.</param>
/// <param name="error">The error of a solution, as a share of its energy.</param>
/// <param name="mostIterations">The most iterations.</param>
internal sealed class ProbedSystems(RefinementStage stage, Workspace workspace, double error, int mostIterations)
{
    private readonly Backend _backend = workspace.Backend;
    private readonly int _length = stage.System.Unknowns.Length;
    private readonly SystemMatrix _right = Allocate(stage, workspace);
    private readonly SystemMatrix _solution = Allocate(stage, workspace);

    /// <summary>Makes, solves and reads one system after another.</summary>
    /// <param name="count">How many.</param>
    /// <param name="make">Writes g, the right-hand side of a system: C × U.</param>
    /// <param name="read">Takes, C × U each, g, A⁻¹g and M⁻¹g, M being what preconditions; they are another system's afterwards.</param>
    /// <param name="token">Cancels.</param>
    public void ForEach(int count, Action<int, Matrix> make, Action<int, float[], float[], float[]> read, CancellationToken token)
    {
        RefinementSystem system = stage.System;
        int most = system.Systems * _length;
        var (rights, solutions, scaled) = (new float[most], new float[most], new float[most]);
        var (g, u, m) = (new float[_length], new float[_length], new float[_length]);
        for (int start = 0; start < count; start += system.Systems)
        {
            int own = Math.Min(system.Systems, count - start);
            for (int s = 0; s < own; s++)
            {
                make(start + s, _right[s]);
            }

            _backend.Fill(_solution.First(own), 0);
            system.Solver.Solve(
                system.Multiply, system.Precondition, _right.First(own), _solution.First(own), gained => error * gained,
                mostIterations, token);
            _backend.Download(_right.First(own), rights.AsSpan(0, own * _length));
            _backend.Download(_solution.First(own), solutions.AsSpan(0, own * _length));
            system.Precondition(_right.First(own), _solution.First(own));
            _backend.Download(_solution.First(own), scaled.AsSpan(0, own * _length));
            for (int s = 0; s < own; s++)
            {
                rights.AsSpan(s * _length, _length).CopyTo(g);
                solutions.AsSpan(s * _length, _length).CopyTo(u);
                scaled.AsSpan(s * _length, _length).CopyTo(m);
                read(start + s, g, u, m);
            }
        }
    }

    private static SystemMatrix Allocate(RefinementStage stage, Workspace workspace) =>
        new(workspace, stage.System.Systems, stage.System.Unknowns.Rows, stage.System.Unknowns.Columns);
}
