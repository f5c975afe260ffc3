using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// All tables as networks say them: those of each order on its nodes (<see cref="CurveNetwork"/>), free cells for categories, gathered
/// into C × P. Forward and backward; learns nothing by itself.
/// </summary>
internal sealed class NeuralTables
{
    /// <summary>No term has more numeric dimensions: apart by this, the counters of two steps never draw the same mask.</summary>
    public const int MostOrders = 64;

    private readonly Backend _backend;
    private readonly CurveNetwork[] _networks;
    private readonly Matrix _sources;
    private readonly Matrix _sourceGradients;
    private readonly Matrix[] _freeSources;
    private readonly Matrix[] _freeSourceGradients;
    private readonly Matrix[] _free;
    private readonly Matrix[] _freeGradients;
    private readonly IndexVector _map;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="sources">Where the cells come from.</param>
    /// <param name="terms">T, for the size of the initial weights.</param>
    /// <param name="parameters">Takes all parameters and the intercepts, and is given memory.</param>
    /// <param name="intercepts">Initial intercepts, one for each output.</param>
    /// <param name="options">Bases, hidden units, frequencies, seed.</param>
    public NeuralTables(
        Workspace workspace, TableSources sources, int terms, ParameterSet parameters, float[] intercepts, TrainingOptions options)
    {
        _backend = workspace.Backend;
        int outputs = intercepts.Length;
        var initializer = new Initializer(options.Seed);
        _networks = [.. sources.Grids.Select(grid => CurveNetwork.Create(workspace, grid, parameters, initializer, options))];
        Array.ForEach(_networks, network => network.DeclareOutputs(parameters, initializer, outputs, terms));
        Free = sources.FreeCount == 0
            ? null
            : parameters.Add("free cells", outputs, sources.FreeCount, new float[outputs * sources.FreeCount], FreeCells.Rate);
        Intercepts = parameters.Add("intercepts", outputs, 1, intercepts, FreeCells.Rate);
        parameters.Allocate(workspace);

        _sources = workspace.Allocate(outputs, sources.Length);
        _sourceGradients = workspace.Allocate(outputs, sources.Length);
        Matrix[] Parts(Matrix whole, int offset, int rows, int columns) =>
            [.. Enumerable.Range(0, outputs).Select(c => workspace.View(whole, (c * sources.Length) + offset, rows, columns))];
        for (int o = 0; o < _networks.Length; o++)
        {
            NodeGrid grid = _networks[o].Grid;
            _networks[o].Attach(
                Parts(_sources, sources.Offsets[o], grid.Blocks.Length, grid.Count),
                Parts(_sourceGradients, sources.Offsets[o], grid.Blocks.Length, grid.Count));
        }

        _freeSources = Free is null ? [] : Parts(_sources, sources.FreeOffset, 1, sources.FreeCount);
        _freeSourceGradients = Free is null ? [] : Parts(_sourceGradients, sources.FreeOffset, 1, sources.FreeCount);
        _free = Free is null ? []
            : [.. _freeSources.Select((_, c) => workspace.View(Free.Value, c * sources.FreeCount, 1, sources.FreeCount))];
        _freeGradients = Free is null ? []
            : [.. _freeSources.Select((_, c) => workspace.View(Free.Gradient, c * sources.FreeCount, 1, sources.FreeCount))];
        _map = workspace.Upload(sources.Map);
        Tables = workspace.Allocate(outputs, sources.Map.Length);
        TablesGradient = workspace.Allocate(outputs, sources.Map.Length);
    }

    /// <summary>F, C × P.</summary>
    public Matrix Tables { get; }

    /// <summary>dF, C × P: to be filled before <see cref="Backward"/>.</summary>
    public Matrix TablesGradient { get; }

    /// <summary>b, C × 1.</summary>
    public Parameter Intercepts { get; }

    /// <summary>The free cells, C × their count; null if there are none.</summary>
    public Parameter? Free { get; }

    /// <summary>Evaluates the networks on their nodes. The bases stay valid until the parameters change.</summary>
    public void ForwardBases() => Array.ForEach(_networks, network => network.Evaluate());

    /// <summary>Fills <see cref="Tables"/> from the bases.</summary>
    /// <param name="dropout">The draw of this step, its counter a multiple of <see cref="MostOrders"/>; null for none.</param>
    public void ForwardTables(Dropout? dropout)
    {
        for (int o = 0; o < _networks.Length; o++)
        {
            // Each order draws its own mask.
            _networks[o].Forward(dropout is { } drop ? drop with { Counter = drop.Counter + (ulong)o } : null);
        }

        for (int c = 0; c < _free.Length; c++)
        {
            _backend.Copy(_free[c], _freeSources[c]);
        }

        _backend.Gather(_sources, _map, Tables);
    }

    /// <summary>For each order its nodes and H on them, G × K, on the host.</summary>
    public IEnumerable<(NodeGrid Grid, float[] Bases)> DownloadBases()
    {
        foreach (CurveNetwork network in _networks)
        {
            if (network.Bases is { } shared)
            {
                var bases = new float[shared.Length];
                _backend.Download(shared, bases);
                yield return (network.Grid, bases);
            }
        }
    }

    /// <summary>From <see cref="TablesGradient"/> to the gradients of all parameters but the intercepts.</summary>
    public void Backward()
    {
        _backend.ScatterAdd(TablesGradient, _map, _sourceGradients);
        for (int c = 0; c < _free.Length; c++)
        {
            _backend.Copy(_freeSourceGradients[c], _freeGradients[c]);
        }

        Array.ForEach(_networks, network => network.Backward());
    }
}
