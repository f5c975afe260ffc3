using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The penalised likelihood of one refinement grid and its curvature A = EᵀXᵀWXE + Λ, never built (architecture.md, “Refinement”),
/// everything
/// per unit of row weight. Unknowns are C × U, see <see cref="UnknownLayout"/>.
/// </summary>
internal sealed class RefinementSystem : IDisposable
{
    // Outputs that a backend takes at a time.
    private const int OutputsAtOnce = 4;

    private readonly Backend _backend;
    private readonly UnknownLayout _layout;
    private readonly RowsLoss _loss;
    private readonly RowRange _all;
    private readonly Design _design;
    private readonly SparseMatrix? _map;
    private readonly SparseMatrix? _adjoint;
    private readonly SystemMatrix _manyScores;
    private readonly SystemMatrix _manyTables;
    private readonly Matrix _scores;
    private readonly Matrix _gradient;
    private readonly Matrix _tables;
    private readonly Matrix _product;
    private readonly Matrix _values;
    private readonly Matrix _lossValue;
    private readonly Matrix _penaltyValue;
    private readonly Preconditioner _preconditioner;
    private readonly SparseMatrix?[] _inverses;
    private readonly AugmentedLagrangian? _constraints;
    private readonly VectorProducts? _vectors;
    private readonly Matrix? _push;
    private readonly float[] _hostTables;
    private CurvePosterior?[][] _curves = [];
    private CompressedRows? _hostPush;
    private SparseMatrix? _pushCurvature;
    private CompressedRows? _hostPenalty;
    private SparseMatrix? _penalty;

    /// <param name="backend">Where to compute.</param>
    /// <param name="layout">The unknowns.</param>
    /// <param name="data">The rows.</param>
    /// <param name="constraints">What is to hold of the tables of the one output; null for nothing.</param>
    public RefinementSystem(Backend backend, UnknownLayout layout, RefinementData data, AugmentedLagrangian? constraints = null)
    {
        Workspace = new Workspace(backend);
        _backend = backend;
        _layout = layout;
        HostDesign rows = layout.Grid.Rows;
        _all = RowRange.All(rows.Rows);
        _design = Workspace.Upload(rows);
        _map = layout.Map is null ? null : Workspace.Own(layout.Map.Upload(backend));
        _adjoint = layout.Map is null ? null : Workspace.Own(layout.Map.Transpose().Upload(backend));
        _vectors = layout.Vectors is null ? null : new VectorProducts(Workspace, layout.Vectors, layout.VectorOffset);
        _loss = data.On(Workspace);
        Systems = _vectors is null && constraints is null ? MostSystems(data.Outputs) : 1;
        _manyScores = new SystemMatrix(Workspace, Systems, data.Outputs, rows.Rows);
        _manyTables = new SystemMatrix(Workspace, Systems, data.Outputs, layout.Grid.TableLength);
        (_scores, _gradient, _tables) = (_manyScores[0], Workspace.Allocate(data.Outputs, rows.Rows), _manyTables[0]);
        _product = Workspace.Allocate(data.Outputs, layout.Count);
        _values = Workspace.Allocate(2, 1);
        _lossValue = Workspace.View(_values, 0, 1, 1);
        _penaltyValue = Workspace.View(_values, 1, 1, 1);
        _constraints = constraints;
        _push = constraints is null ? null : Workspace.Allocate(1, layout.Grid.TableLength);
        _hostTables = new float[constraints is null ? 0 : layout.Grid.TableLength];
        _inverses = new SparseMatrix?[data.Outputs];
        _preconditioner = new Preconditioner(layout, constraints?.Terms ?? []);
        BlockDegrees = new double[data.Outputs * layout.Count];
        InverseDiagonal = new double[BlockDegrees.Length];
        Unknowns = Workspace.Allocate(data.Outputs, layout.Count);
        Solver = new ConjugateGradients(Workspace, data.Outputs, layout.Count, Systems);
    }

    /// <summary>Memory that lives as long as this.</summary>
    public Workspace Workspace { get; }

    /// <summary>C × U.</summary>
    public Matrix Unknowns { get; }

    public ConjugateGradients Solver { get; }

    /// <summary>How many systems are solved at once at most.</summary>
    /// <param name="outputs">C.</param>
    public static int MostSystems(int outputs) => Math.Max(1, OutputsAtOnce / outputs);

    /// <summary>How many systems of C × U unknowns may be multiplied and solved at once, one below the other: 1 or more.</summary>
    public int Systems { get; }

    /// <summary>For each output the approximate inverse of A that preconditions, on the host.</summary>
    public CompressedRows?[] HostInverses { get; private set; } = [];

    /// <summary>For each output what is known of a curve that its columns span, the other terms held fixed; of the last
    /// preconditioner.</summary>
    public CurvePosterior[] CurvesOf(int term) => [.. _curves.Select(output => output[term]!)];

    /// <summary>See <see cref="Preconditioner.Degrees"/>: C × U.</summary>
    public double[] BlockDegrees { get; }

    /// <summary>See <see cref="Preconditioner.InverseDiagonal"/>: C × U.</summary>
    public double[] InverseDiagonal { get; }

    /// <summary>See <see cref="Preconditioner.IsSingle"/>.</summary>
    public bool IsSingle(int unknown) => _preconditioner.IsSingle(unknown);

    /// <summary>See <see cref="Preconditioner.IsExact"/>.</summary>
    public bool IsExact(int unknown) => _preconditioner.IsExact(unknown);

    /// <summary>Replaces Λ.</summary>
    public void SetPenalty(CompressedRows penalty)
    {
        _penalty?.Dispose();
        _hostPenalty = penalty;
        _penalty = penalty.Upload(_backend);
    }

    /// <summary>The mean loss and half the roughness of <paramref name="unknowns"/>. Keeps scores and gradient for what follows.</summary>
    public (double Loss, double Penalty) Evaluate(Matrix unknowns)
    {
        Interpolate(unknowns, _scores);
        double? loss = _loss.Evaluate(_scores, _gradient, _lossValue);
        _backend.MultiplySparse(_penalty!, unknowns, _product);
        _backend.Dot(unknowns, _product, _penaltyValue);
        Span<float> values = stackalloc float[2];
        _backend.Download(_values, values);
        return (loss ?? values[0], ((double)values[1] / 2) + Push(unknowns));
    }

    /// <summary>Readies the curvature at the scores of the last <see cref="Evaluate"/>, and gives the way down: −∇.</summary>
    /// <param name="unknowns">Where.</param>
    /// <param name="descent">C × U, out.</param>
    /// <param name="precondition">Whether to build the preconditioner anew, or keep that of an earlier curvature.</param>
    public void Linearise(Matrix unknowns, Matrix descent, bool precondition)
    {
        LinearisePush();
        Scatter(_gradient, descent);
        _backend.MultiplySparse(_penalty!, unknowns, descent, accumulate: true);
        _backend.Scale(-1, descent);
        _loss.Linearise(_scores);
        if (!precondition)
        {
            return;
        }

        _loss.Diagonal(_scores);
        _backend.InterpolateSquaresBackward(_design, _all, _scores, _tables);
        BuildPreconditioners();
    }

    /// <summary>Weighs the same rows in another way.</summary>
    public void Reweigh(RefinementData data) => _loss.Reweigh(data);

    /// <summary>Estimates the loss's own parameters anew, at the scores of the last <see cref="Evaluate"/>.</summary>
    public void Adapt(double degrees) => (_loss as HostRowsLoss)?.Adapt(degrees);

    /// <summary>An approximate A⁻¹ · v, of one system or several.</summary>
    public void Precondition(Matrix v, Matrix result)
    {
        if (_inverses.Length == 1)
        {
            _backend.MultiplySparse(_inverses[0]!, v, result);
            return;
        }

        for (int c = 0; c < v.Rows; c++)
        {
            using Matrix from = _backend.View(v, c * v.Columns, 1, v.Columns);
            using Matrix to = _backend.View(result, c * v.Columns, 1, v.Columns);
            _backend.MultiplySparse(_inverses[c % _inverses.Length]!, from, to);
        }
    }

    /// <summary>A · v, of one system or several.</summary>
    public void Multiply(Matrix v, Matrix result)
    {
        int systems = v.Length / Unknowns.Length;
        Interpolate(v, _manyScores.First(systems));
        _loss.Multiply(_manyScores, systems);
        if (_pushCurvature is not null)
        {
            _backend.MultiplySparse(_pushCurvature, Tabulate(v), _push!);
        }

        Scatter(_manyScores.First(systems), result);
        _backend.MultiplySparse(_penalty!, v, result, accumulate: true);
    }

    /// <summary>EᵀXᵀW^½ · noise: how noise in the rows' space reaches the unknowns of one system.</summary>
    /// <param name="noise">C × n.</param>
    /// <param name="result">C × U, out.</param>
    public void Project(Matrix noise, Matrix result)
    {
        _loss.Root(noise, _gradient);
        if (_push is not null)
        {
            _backend.Fill(_push, 0);
        }

        Scatter(_gradient, result);
    }

    /// <summary>How the rows pull the tables at the present unknowns: the slope of −mean loss, C × P, on the host.</summary>
    public float[] Forces()
    {
        Interpolate(Unknowns, _scores);
        _loss.Evaluate(_scores, _gradient, _lossValue);
        return Array.ConvertAll(ScatterTables(_gradient), slope => -slope);
    }

    /// <summary>The scores of all rows at the present unknowns, without offsets, and the diagonal of the mean loss's curvature over them: C
    /// × n each, on the host.</summary>
    public (float[] Scores, float[] Curvatures) OfRows()
    {
        var (scores, curvatures) = (new float[_scores.Length], new float[_scores.Length]);
        Evaluate(Unknowns);
        _backend.Download(_scores, scores);
        _loss.Linearise(_scores);
        _loss.Diagonal(_scores);
        _backend.Download(_scores, curvatures);
        return (scores, curvatures);
    }

    /// <summary>β = E · unknowns, C × P, on the host.</summary>
    public float[] Tables(Matrix unknowns)
    {
        var tables = new float[_tables.Length];
        _backend.Download(Tabulate(unknowns), tables);
        return tables;
    }

    public void Dispose()
    {
        _penalty?.Dispose();
        _pushCurvature?.Dispose();
        foreach (SparseMatrix? inverse in _inverses)
        {
            inverse?.Dispose();
        }

        Workspace.Dispose();
    }

    private float[] ScatterTables(Matrix scores)
    {
        var host = new float[_tables.Length];
        _backend.InterpolateBackward(_design, _all, scores, _tables);
        _backend.Download(_tables, host);
        return host;
    }

    private Matrix Tabulate(Matrix unknowns)
    {
        if (_map is null)
        {
            return unknowns;
        }

        Matrix tables = _manyTables.First(unknowns.Length / Unknowns.Length);
        _backend.MultiplySparse(_map, unknowns, tables);
        return tables;
    }

    private void Interpolate(Matrix unknowns, Matrix scores)
    {
        _backend.Interpolate(_design, _all, Tabulate(unknowns), scores);
        _vectors?.Add(unknowns, scores);
    }

    // Eᵀ(Xᵀ · scores + what constraints push).
    private void Scatter(Matrix scores, Matrix unknowns)
    {
        Matrix tables = _adjoint is null ? unknowns : _manyTables.First(unknowns.Length / Unknowns.Length);
        _backend.InterpolateBackward(_design, _all, scores, tables);
        if (_push is not null)
        {
            _backend.Axpy(1, _push, tables);
        }

        if (_adjoint is not null)
        {
            _backend.MultiplySparse(_adjoint, tables, unknowns);
        }

        _vectors?.Gather(scores, unknowns);
    }

    private double Push(Matrix unknowns)
    {
        if (_constraints is null)
        {
            return 0;
        }

        _backend.Download(Tabulate(unknowns), _hostTables);
        return _constraints.Evaluate(_hostTables);
    }

    // The forces of constraints into the gradient, and what they add to the curvature.
    private void LinearisePush()
    {
        if (_constraints is not null)
        {
            _backend.Upload(_constraints.Gradient(), _push!);
            _hostPush = _constraints.Curvature();
            _pushCurvature?.Dispose();
            _pushCurvature = _hostPush.Upload(_backend);
        }
    }

    private void BuildPreconditioners()
    {
        var curvature = new float[_scores.Length];
        var diagonal = new float[_tables.Length];
        _backend.Download(_scores, curvature);
        _backend.Download(_tables, diagonal);
        int rows = _scores.Columns, size = _tables.Columns;
        HostInverses = new CompressedRows?[_inverses.Length];
        _curves = new CurvePosterior?[_inverses.Length][];
        for (int c = 0; c < _inverses.Length; c++)
        {
            CompressedRows inverse = _preconditioner.Build(curvature.AsSpan(c * rows, rows), diagonal.AsSpan(c * size, size),
                _hostPenalty!, _hostPush);
            HostInverses[c] = inverse;
            _curves[c] = [.. _preconditioner.Curves];
            _preconditioner.Degrees.CopyTo(BlockDegrees, c * _layout.Count);
            _preconditioner.InverseDiagonal.CopyTo(InverseDiagonal, c * _layout.Count);
            _inverses[c]?.Dispose();
            _inverses[c] = inverse.Upload(_backend);
        }
    }
}
