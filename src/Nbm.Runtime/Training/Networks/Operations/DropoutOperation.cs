using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Inverted dropout, drawn anew at each step of the network.</summary>
internal sealed class DropoutOperation(
    Network network, int apart, Dropout draw, Matrix mask, Variable x, Matrix? dx, Variable output, Backend backend) : Operation(output)
{
    public override void Forward()
    {
        backend.DropoutMask(mask, draw.Rate, draw.Seed, ((ulong)network.Step * (ulong)apart) + draw.Counter);
        backend.Multiply(x.Value, mask, Output.Value);
    }

    public override void Evaluate() => backend.Copy(x.Value, Output.Value);

    public override void Backward()
    {
        if (dx is not null)
        {
            backend.Multiply(Output.Gradient!, mask, dx);
        }
    }
}
