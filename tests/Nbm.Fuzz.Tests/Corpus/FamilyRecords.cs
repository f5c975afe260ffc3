namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>A number to predict, by every family without tables.</summary>
[MlpModel]
[SpamModel(Rank = 2)]
[ExpertsModel]
[FlintModel(Attributes = 3, AttributeInputs = AttributeInputs.Features)]
public sealed partial record Ferry
{
    [Feature(Unit = "t", Special = [-9]), Group("Deck")] public double? Load { get; init; }

    [Feature(Period = 24), Group("Bridge")] public double Hour { get; init; }

    [Feature, Group("Bridge")] public Sea? Sea { get; init; }

    [Feature, Group("Deck")] public string? Port { get; init; }

    [Target(Unit = "min")] public double Late { get; init; }
}

/// <summary>Classes that an enum names.</summary>
[MlpModel]
[SpamModel(Rank = 2)]
[ExpertsModel]
[FlintModel(Attributes = 2)]
public sealed partial record Crossing
{
    [Feature, Group("Deck")] public double Load { get; init; }

    [Feature, Group("Bridge")] public bool Direct { get; init; }

    [Target] public Sea Sea { get; init; }
}

/// <summary>Durations of which some ended in an event.</summary>
[MlpModel(Task = ModelTask.Cox)]
[SpamModel(Task = ModelTask.Cox, Rank = 2)]
public sealed partial record Winch
{
    [Feature] public double? Load { get; init; }

    [Feature] public double Speed { get; init; }

    [Event] public bool Failed { get; init; }

    [Target] public double Days { get; init; }
}
