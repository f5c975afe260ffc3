namespace Nbm.Runtime.Tests.Training;

public sealed class TrainingOptionsTests
{
    [Fact]
    public void The_defaults_are_valid() => new TrainingOptions().Validate();

    public static TheoryData<string, TrainingOptions> Wrong => new()
    {
        { "Ties", new() { Ties = (TiesMethod)2 } },
        { "Rounds", new() { Rounds = 1 } },
        { "Epochs", new() { Epochs = -1 } },
        { "Patience", new() { Patience = 0 } },
        { "BatchSize", new() { BatchSize = 0 } },
        { "LearningRate", new() { LearningRate = double.NaN } },
        { "LearningRate", new() { LearningRate = 0 } },
        { "WeightDecay", new() { WeightDecay = -1 } },
        { "Bases", new() { Bases = 0 } },
        { "HiddenUnits", new() { HiddenUnits = default } },
        { "HiddenUnits", new() { HiddenUnits = [8, 0] } },
        { "BasisDropout", new() { BasisDropout = 1 } },
        { "OutputPenalty", new() { OutputPenalty = double.PositiveInfinity } },
        { "ValidationFraction", new() { ValidationFraction = 1 } },
        { "Threads", new() { Threads = 0 } },
        { "OnCancel", new() { OnCancel = (OnCancel)7 } },
        { "Nodes", new() { Nodes = 1 } },
        { "InteractionNodes", new() { InteractionNodes = 1 } },
        { "AxisScale", new() { AxisScale = (AxisScale)9 } },
        { "Frequencies", new() { Frequencies = -1 } },
        { "InteractionFrequencies", new() { InteractionFrequencies = 99 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_property_out_of_range_is_named_with_its_value(string property, TrainingOptions options)
    {
        var exception = Should.Throw<ArgumentOutOfRangeException>(options.Validate);

        exception.ParamName.ShouldBe(property);
        exception.Message.ShouldContain($"TrainingOptions.{property} is ");
        exception.Message.ShouldContain("expected: ");
    }

    [Fact]
    public void Training_refuses_options_out_of_range()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        Should.Throw<ArgumentOutOfRangeException>(() => Problems.Train(schema, [new([1], 1)], new TrainingOptions { Bases = -3 }))
            .Message.ShouldContain("-3");
    }
}
