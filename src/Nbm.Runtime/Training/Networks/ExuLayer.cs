using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Exp-centred units (Agarwal et al. 2021, section 3): y_k = Σ_i e^(w_ik) (x_i − b_ik), of each group of rows by itself where there
/// are several. A weight that changes a little changes a slope by a factor, so that few units make steep curves. Initial values: w normal
/// around 4 with deviation 0.5, b uniform in [0, 1], where u is, so that slopes begin all over it.
/// </summary>
internal sealed class ExuLayer
{
    private const double Mean = 4;
    private const double Deviation = 0.5;

    private readonly Backend _backend;
    private readonly int _groups;
    private readonly Matrix _slopes;
    private readonly Matrix _slopeGradients;
    private readonly Matrix _products;
    private readonly Matrix _shifts;

    public ExuLayer(Workspace workspace, ParameterSet parameters, Initializer initializer, string name, int inputs, int outputs, int groups)
    {
        _backend = workspace.Backend;
        _groups = groups;
        int length = groups * inputs * outputs;
        Weight = parameters.Add($"{name} weight", groups * inputs, outputs, initializer.Normal(length, Mean, Deviation));
        Centre = parameters.Add(
            $"{name} centre", groups * inputs, outputs, [.. initializer.Uniform(length, 0.5).Select(value => value + 0.5f)]);
        _slopes = workspace.Allocate(groups * inputs, outputs);
        _slopeGradients = workspace.Allocate(groups * inputs, outputs);
        _products = workspace.Allocate(groups * inputs, outputs);
        _shifts = workspace.Allocate(groups, outputs);
    }

    /// <summary>w, (groups · inputs) × outputs.</summary>
    public Parameter Weight { get; }

    /// <summary>b, as w.</summary>
    public Parameter Centre { get; }

    /// <param name="x">(groups · G) × inputs.</param>
    /// <param name="y">(groups · G) × outputs, out.</param>
    public void Forward(Matrix x, Matrix y)
    {
        _backend.Map(ElementMap.Exp, Weight.Value, _slopes);
        _backend.Multiply(_slopes, Centre.Value, _products);
        _backend.ColumnSums(_products, _shifts);
        _backend.Scale(-1, _shifts);
        _backend.GroupedMatMul(_groups, x, false, _slopes, false, y);
        _backend.AddRow(_shifts, y);
    }

    /// <param name="x">The input of the way forward.</param>
    /// <param name="dy">(groups · G) × outputs.</param>
    /// <param name="dx">(groups · G) × inputs, out; null where nobody needs it.</param>
    public void Backward(Matrix x, Matrix dy, Matrix? dx)
    {
        _backend.GroupedMatMul(_groups, x, true, dy, false, _slopeGradients);

        // −Σ dy for each unit, over all its inputs.
        _backend.ColumnSums(dy, _shifts);
        _backend.Scale(-1, _shifts);
        _backend.Fill(_products, 0);
        _backend.AddRow(_shifts, _products);
        _backend.Multiply(_products, _slopes, Centre.Gradient);
        _backend.Multiply(_products, Centre.Value, _products);
        _backend.Axpy(1, _products, _slopeGradients);
        _backend.MapBackward(ElementMap.Exp, _slopes, _slopeGradients, Weight.Gradient);
        if (dx is not null)
        {
            _backend.GroupedMatMul(_groups, dy, false, _slopes, true, dx);
        }
    }
}
