namespace Nbm.Contract.Tests.Torch.Fits;

/// <summary>A mixture of concrete and its strength, which all families of models learn.</summary>
[NbmModel, MlpModel, SpamModel(Rank = 8), ExpertsModel]
[Expert("Binder"), Expert("Water"), Expert("Binder", "Water")]
public sealed partial record Mixture
{
    [Feature, Group("Binder")] public required double Cement { get; init; }

    [Feature(Name = "blast_furnace_slag"), Group("Binder")] public required double Slag { get; init; }

    [Feature, Group("Water")] public required double Water { get; init; }

    [Feature(Unit = "days"), Group("Water")] public required double Age { get; init; }

    [Target(Name = "compressive_strength", Unit = "MPa")] public required double Strength { get; init; }
}

/// <summary>The same, with what three of the features do together.</summary>
[NbmModel]
[Interaction(nameof(Cement), nameof(Water), nameof(Age))]
public sealed partial record SetMixture
{
    [Feature] public required double Cement { get; init; }

    [Feature] public required double Water { get; init; }

    [Feature(Unit = "days")] public required double Age { get; init; }

    [Target(Name = "compressive_strength", Unit = "MPa")] public required double Strength { get; init; }
}

/// <summary>The same, growing with cement and flattening with age.</summary>
[NbmModel]
public sealed partial record HardeningMixture
{
    [Feature(Monotone = Monotone.Increasing)] public required double Cement { get; init; }

    [Feature] public required double Water { get; init; }

    [Feature(Unit = "days", Monotone = Monotone.Increasing, Curvature = Curvature.Concave)] public required double Age { get; init; }

    [Target(Name = "compressive_strength", Unit = "MPa")] public required double Strength { get; init; }
}
