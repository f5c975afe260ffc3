using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A parameter as a variable.</summary>
internal sealed class ParameterOperation(Backend backend, Parameter parameter, Variable output) : Operation(output)
{
    public override void Forward() => backend.Copy(parameter.Value, Output.Value);

    public override void Backward() => backend.Copy(Output.Gradient!, parameter.Gradient);
}
