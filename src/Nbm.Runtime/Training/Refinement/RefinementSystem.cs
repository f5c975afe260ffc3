using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The penalised likelihood of one refinement grid and its curvature A = XᵀWX + Λ, never built (design.md section 3), everything
/// per unit of row weight. Unknowns are the tables and intercepts, C × P.
/// </summary>
internal sealed class RefinementSystem : IDisposable
{
    private readonly Workspace _workspace;
    private readonly Backend _backend;
    private readonly RefinementGrid _grid;
    private readonly LossKind _loss;
    private readonly Design _design;
    private readonly Matrix _targets;
    private readonly Matrix _weights;
    private readonly Matrix _scores;
    private readonly Matrix _means;
    private readonly Matrix _gradient;
    private readonly Matrix _product;
    private readonly Matrix _scalar;
    private SparseMatrix? _penalty;
    private readonly SparseMatrix?[] _preconditioners;
    private readonly Preconditioner _preconditioner;
    private (int[] Starts, int[] Columns, float[] Values) _hostPenalty;

    public RefinementSystem(Backend backend, RefinementGrid grid, LossKind loss, int outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> weights)
    {
        _workspace = new Workspace(backend);
        _backend = backend;
        _grid = grid;
        _loss = loss;
        int rows = grid.Rows.Rows;
        _design = _workspace.Upload(grid.Layout, rows, grid.Rows.Cells, grid.Rows.Fractions);
        _targets = _workspace.Upload(targets, 1, rows);
        _weights = _workspace.Upload(weights, 1, rows);
        _scores = _workspace.Allocate(outputs, rows);
        _means = _workspace.Allocate(outputs, rows);
        _gradient = _workspace.Allocate(outputs, rows);
        _product = _workspace.Allocate(outputs, grid.Layout.TableLength);
        _scalar = _workspace.Allocate(1, 1);
        _preconditioners = new SparseMatrix?[outputs];
        _preconditioner = new Preconditioner(grid);
        Unknowns = _workspace.Allocate(outputs, grid.Layout.TableLength);
        Solver = new ConjugateGradients(_workspace, outputs, grid.Layout.TableLength);
    }

    /// <summary>Memory that lives as long as this.</summary>
    public Workspace Workspace => _workspace;

    public Matrix Unknowns { get; }

    public ConjugateGradients Solver { get; }

    /// <summary>Replaces Λ.</summary>
    /// <param name="penalty">Compressed rows of a symmetric P × P matrix.</param>
    public void SetPenalty((int[] Starts, int[] Columns, float[] Values) penalty)
    {
        _penalty?.Dispose();
        int size = _grid.Layout.TableLength;
        _penalty = _backend.Upload(size, size, penalty.Starts, penalty.Columns, penalty.Values);
        _hostPenalty = penalty;
    }

    /// <summary>The loss and half the roughness of <paramref name="unknowns"/>. Keeps scores and gradient for what follows.</summary>
    public (double Loss, double Penalty) Evaluate(Matrix unknowns)
    {
        _backend.Interpolate(_design, RowRange.All(_grid.Rows.Rows), unknowns, _scores);
        _backend.Loss(_loss, RowRange.All(_grid.Rows.Rows), _scores, _targets, _weights, _gradient, _scalar);
        double loss = Scalar();
        _backend.MultiplySparse(_penalty!, unknowns, _product);
        _backend.Dot(unknowns, _product, _scalar);
        return (loss, Scalar() / 2);
    }

    /// <summary>Readies curvature and preconditioner at the scores of the last <see cref="Evaluate"/>, and gives the way down: −∇.</summary>
    public void Linearise(Matrix unknowns, Matrix descent)
    {
        RowRange all = RowRange.All(_grid.Rows.Rows);
        _backend.InterpolateBackward(_design, all, _gradient, descent);
        _backend.MultiplySparse(_penalty!, unknowns, descent, accumulate: true);
        _backend.Scale(-1, descent);
        _backend.Means(_loss, _scores, _means);
        _backend.CurvatureDiagonal(_loss, all, _means, _weights, _scores);
        _backend.InterpolateSquaresBackward(_design, all, _scores, _product);
        Precondition();
    }

    /// <summary>An approximate A⁻¹ · v.</summary>
    public void Precondition(Matrix v, Matrix result)
    {
        for (int c = 0; c < v.Rows; c++)
        {
            using Matrix from = _backend.View(v, c * v.Columns, 1, v.Columns);
            using Matrix to = _backend.View(result, c * v.Columns, 1, v.Columns);
            _backend.MultiplySparse(_preconditioners[c]!, from, to);
        }
    }

    /// <summary>A · v.</summary>
    public void Multiply(Matrix v, Matrix result)
    {
        RowRange all = RowRange.All(_grid.Rows.Rows);
        _backend.Interpolate(_design, all, v, _scores);
        _backend.Curvature(_loss, all, _means, _weights, _scores, _gradient);
        _backend.InterpolateBackward(_design, all, _gradient, result);
        _backend.MultiplySparse(_penalty!, v, result, accumulate: true);
    }

    /// <summary>XᵀW^½ · noise: how noise in the rows' space reaches the unknowns.</summary>
    /// <param name="noise">C × n.</param>
    /// <param name="result">C × P, out.</param>
    public void Project(Matrix noise, Matrix result)
    {
        RowRange all = RowRange.All(_grid.Rows.Rows);
        _backend.CurvatureRoot(_loss, all, _means, _weights, noise, _gradient);
        _backend.InterpolateBackward(_design, all, _gradient, result);
    }

    public void Dispose()
    {
        _penalty?.Dispose();
        _workspace.Dispose();
    }

    private void Precondition()
    {
        var curvature = new float[_scores.Length];
        var diagonal = new float[_product.Length];
        _backend.Download(_scores, curvature);
        _backend.Download(_product, diagonal);
        int size = _grid.Layout.TableLength;
        for (int c = 0; c < _preconditioners.Length; c++)
        {
            var (starts, columns, values) = _preconditioner.Build(
                curvature.AsSpan(c * _scores.Columns, _scores.Columns), diagonal.AsSpan(c * size, size), _hostPenalty);
            _preconditioners[c]?.Dispose();
            _preconditioners[c] = _backend.Upload(size, size, starts, columns, values);
        }
    }

    private double Scalar()
    {
        float value = 0;
        _backend.Download(_scalar, new Span<float>(ref value));
        return value;
    }
}
