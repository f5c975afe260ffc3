namespace Nbm.Integration.Tests.Records;

public enum Outcome
{
    OnTime,
    Late,
}

public enum Weather
{
    Fair,
    Snow,
}

/// <summary>A readonly record struct with a two-member enum as its target and an interaction of three features.</summary>
[NbmModel]
[Interaction(nameof(Distance), nameof(Sky), nameof(Departure))]
public readonly partial record struct Flight([Feature(Unit = "km")] int Distance, [Feature] Weather? Sky, [Feature] DateTime Departure)
{
    [Target] public Outcome Outcome { get; init; }
}
