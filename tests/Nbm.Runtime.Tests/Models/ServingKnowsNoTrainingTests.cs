using Nbm.Backends;
using Nbm.Generated;

namespace Nbm.Tests.Models;

/// <summary>Nothing of the training side is reachable from a compiled model (architecture.md, “Three stages”).</summary>
public sealed class ServingKnowsNoTrainingTests
{
    [Theory]
    [InlineData(typeof(AdditiveModel))]
    [InlineData(typeof(ExpertsModel))]
    [InlineData(typeof(MlpModel))]
    [InlineData(typeof(SpamModel))]
    [InlineData(typeof(RegressionModel<>))]
    [InlineData(typeof(BinaryModel<>))]
    [InlineData(typeof(BinaryModel<,>))]
    [InlineData(typeof(MulticlassModel<,>))]
    [InlineData(typeof(LogLinkModel<>))]
    [InlineData(typeof(QuantileModel<>))]
    [InlineData(typeof(SurvivalModel<>))]
    [InlineData(typeof(Explanation))]
    [InlineData(typeof(MulticlassExplanation<>))]
    [InlineData(typeof(ShapeReader))]
    public void No_type_of_training_or_of_a_backend_is_reachable(Type root)
    {
        HashSet<Type> reached = TypeReach.From(root);
        reached.ShouldContain(typeof(Term));
        reached.Where(IsOfTraining).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_reachable_is_found() => TypeReach.From(typeof(Rows)).ShouldContain(typeof(CounterRandom));

    private static bool IsOfTraining(Type type) =>
        type.Namespace is "Nbm.Backends" or "Nbm.Training"
        || type.Namespace?.StartsWith("Nbm.Training.", StringComparison.Ordinal) == true
        || type.Name is "ModelTrainer" or "MlpTrainer" || type.IsAssignableTo(typeof(NetworkTrainingOptions))
        || type == typeof(TrainingOptions) || type == typeof(TrainingProgress);
}
