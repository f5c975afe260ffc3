namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>A number to predict, by every family without tables.</summary>
[MlpModel]
[SpamModel(Rank = 2)]
[ExpertsModel]
[FlintModel(Attributes = 3, AttributeInputs = AttributeInputs.Features)]
[Interaction(nameof(Load), nameof(Sea))]
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

/// <summary>Pictures and soundings, which networks read place by place.</summary>
[MlpModel]
[ExpertsModel]
public sealed partial record Buoy
{
    [FeatureVector(Length = 6, Width = 3, Height = 2), Group("Picture")] public float[] Pixels { get; init; } = new float[6];

    [FeatureVector(Length = 3), Group("Depth")] public double[] Soundings { get; init; } = new double[3];

    [Feature, Group("Depth")] public double? Chain { get; init; }

    [Target] public bool Adrift { get; init; }
}
