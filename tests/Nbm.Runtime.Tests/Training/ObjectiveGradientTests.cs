using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>One whole step, from the parameters to the penalised loss, against finite differences in every group of parameters.</summary>
public sealed class ObjectiveGradientTests
{
    public static TheoryData<string, int> Cases => new() { { "regression", 0 }, { "binary", 0 }, { "multiclass", 0 }, { "binary", 3 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_s_gradients_match_finite_differences(string task, int bags)
    {
        TargetSchema target = task switch
        {
            "regression" => Schemas.Regression(),
            "binary" => Schemas.Binary(),
            _ => Schemas.Multiclass(3),
        };
        TrainingOptions options = Problems.Small with { Bags = bags };
        using TrainingProblem problem = Problems.Mixed(target, options);
        var step = new WholeStep(problem, options);

        step.Differentiate();

        foreach (Parameter parameter in step.Parameters.All.Where(parameter => !IsWithoutEffect(parameter)))
        {
            double[] gradient = parameter.Gradient.Values();
            FiniteDifferences.ShouldMatch(gradient, step.Differentiate, parameter.Value, parameter.Name);
            step.Differentiate();
        }

        string[] names = [.. step.Parameters.All.Select(parameter => parameter.Name)];
        new[] { "weights 1", "weights 2", "weights 3", "free cells", "intercepts", "bases 3: layer 3 gamma" }.ShouldBeSubsetOf(names);
    }

    // Batch norm takes away what the linear layer before it adds.
    private static bool IsWithoutEffect(Parameter parameter) => parameter.Name.EndsWith("bias", StringComparison.Ordinal);
}
