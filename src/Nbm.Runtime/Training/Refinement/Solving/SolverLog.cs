using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What iterations of conjugate gradients tell of each system, rᵀM⁻¹r (the slope) and dᵀAd (the curvature), kept where it is computed until
/// the host reads all of it at once.
/// </summary>
internal sealed class SolverLog
{
    private readonly Backend _backend;
    private readonly int _systems;
    private readonly Matrix _all;
    private readonly float[] _host;
    private readonly Matrix[][] _views;
    private readonly Matrix[] _first;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="systems">The most systems.</param>
    /// <param name="most">The most iterations that are read at once.</param>
    public SolverLog(Workspace workspace, int systems, int most)
    {
        (_backend, _systems, Most) = (workspace.Backend, systems, most);
        int places = (2 * most) + 1;
        _all = workspace.Allocate(places * systems, 1);
        _host = new float[_all.Length];
        _views = [.. Enumerable.Range(0, places).Select(place => Enumerable.Range(1, systems)
            .Select(count => workspace.View(_all, place * systems, count, 1)).ToArray())];
        _first = [.. Enumerable.Range(0, systems).Select(system => workspace.View(_all, system, 1, 1))];
    }

    public int Most { get; }

    /// <summary>Slopes of the first systems before an iteration, count × 1; there are those before the first and after the last.</summary>
    public Matrix Slopes(int iteration, int count) => _views[iteration][count - 1];

    /// <summary>Curvatures of the first systems along the direction of an iteration, count × 1.</summary>
    public Matrix Curvatures(int iteration, int count) => _views[Most + 1 + iteration][count - 1];

    /// <summary>Copies all of it to the host.</summary>
    public void Read() => _backend.Download(_all, _host);

    /// <summary>A system's slope before an iteration, as last read.</summary>
    public double Slope(int iteration, int system) => _host[(iteration * _systems) + system];

    /// <summary>A system's curvature in an iteration, as last read.</summary>
    public double Curvature(int iteration, int system) => _host[((Most + 1 + iteration) * _systems) + system];

    /// <summary>What is behind the last iteration is before the next.</summary>
    public void Restart(int iterations, int count) => _backend.Copy(Slopes(iterations, count), Slopes(0, count));

    /// <summary>A system takes another's place.</summary>
    public void Move(int from, int to) => _backend.Copy(_first[from], _first[to]);
}
