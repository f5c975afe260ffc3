namespace Nbm.Training;

/// <summary>See <see cref="RunningBatchNorm"/>: works in place of its input, as <see cref="BatchNormOperation"/> does.</summary>
internal sealed class RunningBatchNormOperation(Network network, RunningBatchNorm layer, Variable x, Variable output) : Operation(output)
{
    public override void Forward() => layer.Forward(x.Value, Output.Value, network.Step);

    public override void Evaluate() => layer.Evaluate(x.Value, Output.Value);

    public override void Backward() => layer.Backward(x.Value, Output.Gradient!, x.Gradient!);
}
