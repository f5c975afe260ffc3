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

    [Theory]
    [InlineData(NetworkUnits.Relu, 1)]
    [InlineData(NetworkUnits.Relu, 3)]
    [InlineData(NetworkUnits.Exu, 1)]
    public void A_step_of_networks_a_term_matches_finite_differences(NetworkUnits units, int outputs)
    {
        TrainingOptions options = Problems.SmallTerms with
        {
            Networks = Problems.SmallTerms.Networks with { Units = units, BasisDropout = 0 },
        };
        using TrainingProblem problem = Problems.Mixed(outputs == 1 ? Schemas.Regression() : Schemas.Multiclass(outputs), options);
        var step = new WholeStep(problem, options);
        foreach (Parameter first in step.Parameters.All.Where(each => each.Name.EndsWith("layer 1 weight", StringComparison.Ordinal)))
        {
            first.Value.Randomize(7); // As ExU units begin, nearly all nodes lie where a unit is 0 or 1, and nothing of it has a slope.
        }

        step.Differentiate();

        foreach (Parameter parameter in step.Parameters.All.Where(parameter => !IsWithoutEffect(parameter)))
        {
            double[] gradient = parameter.Gradient.Values();
            FiniteDifferences.ShouldMatch(gradient, step.Differentiate, parameter.Value, parameter.Name);
            step.Differentiate();
        }

        string[] names = [.. step.Parameters.All.Select(parameter => parameter.Name)];
        new[] { "networks 1: layer 1 weight", "networks 2: layer 2 gamma", "networks 3: output weight", "outputs 3", "free cells" }
            .ShouldBeSubsetOf(names);
        names.Contains("networks 1: layer 1 centre").ShouldBe(units == NetworkUnits.Exu);
    }

    // Batch norm takes away what the linear layer before it adds.
    private static bool IsWithoutEffect(Parameter parameter) =>
        parameter.Name.EndsWith("bias", StringComparison.Ordinal) && !parameter.Name.Contains("output", StringComparison.Ordinal);
}
