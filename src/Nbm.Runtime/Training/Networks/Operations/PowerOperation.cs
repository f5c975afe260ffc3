using Nbm.Backends;

namespace Nbm.Training;

/// <summary>xⁿ, element by element, by repeated products; back: n xⁿ⁻¹ dy.</summary>
internal sealed class PowerOperation : Operation
{
    private readonly Backend _backend;
    private readonly int _exponent;
    private readonly Variable _x;
    private readonly Matrix? _dx;
    private readonly Matrix? _lower; // xⁿ⁻¹; of a square it is x.

    public PowerOperation(Workspace workspace, int exponent, Variable x, Matrix? dx, Variable output)
        : base(output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, 2);
        (_backend, _exponent, _x, _dx) = (workspace.Backend, exponent, x, dx);
        _lower = exponent == 2 ? null : workspace.Allocate(x.Rows, x.Columns);
    }

    public override void Forward()
    {
        if (_lower is not null)
        {
            _backend.Multiply(_x.Value, _x.Value, _lower);
            for (int n = 3; n < _exponent; n++)
            {
                _backend.Multiply(_lower, _x.Value, _lower);
            }
        }

        _backend.Multiply(_lower ?? _x.Value, _x.Value, Output.Value);
    }

    public override void Backward()
    {
        if (_dx is not null)
        {
            _backend.Multiply(Output.Gradient!, _lower ?? _x.Value, _dx);
            _backend.Scale(_exponent, _dx);
        }
    }
}
