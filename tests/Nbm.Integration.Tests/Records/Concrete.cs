namespace Nbm.Integration.Tests.Records;

/// <summary>A mixture of concrete, in kg/m³, and its age.</summary>
public abstract record Concrete
{
    [Feature] public required double Cement { get; init; }

    [Feature(Name = "blast_furnace_slag")] public required double Slag { get; init; }

    [Feature] public required double Water { get; init; }

    [Feature] public required double Superplasticizer { get; init; }

    [Feature(Unit = "days")] public required double Age { get; init; }
}

/// <summary>What nine of ten mixtures stay below.</summary>
[NbmModel(Task = ModelTask.Quantile, QuantileLevel = 0.9)]
public sealed partial record StrongConcrete : Concrete
{
    [Target(Name = "compressive_strength", Unit = "MPa")] public required double Strength { get; init; }
}

/// <summary>The strength, if some measurements may be wild.</summary>
[NbmModel(Task = ModelTask.Huber)]
public sealed partial record RobustConcrete : Concrete
{
    [Target(Name = "compressive_strength", Unit = "MPa")] public required double Strength { get; init; }
}

/// <summary>The load at which a specimen fails, on a press that ends at 60 MPa.</summary>
[NbmModel(Task = ModelTask.Cox)]
public sealed partial record PressedConcrete : Concrete
{
    public const double Most = 60;

    [Ignore] public required double CompressiveStrength { get; init; }

    [Target(Unit = "MPa")] public double Load => Math.Min(CompressiveStrength, Most);

    [Event] public bool Failed => CompressiveStrength <= Most;
}

/// <summary>The strength, as a network says it.</summary>
[MlpModel]
public sealed partial record NetworkConcrete : Concrete
{
    [Target(Name = "compressive_strength", Unit = "MPa")] public required double Strength { get; init; }
}

/// <summary>All that is in a mixture in one vector.</summary>
[MlpModel]
public sealed partial record MixedConcrete
{
    [FeatureVector(Length = 5)] public required ReadOnlyMemory<double> Mixture { get; init; }

    [Target(Unit = "MPa")] public required double Strength { get; init; }
}
