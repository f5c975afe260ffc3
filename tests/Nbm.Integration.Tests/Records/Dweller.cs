namespace Nbm.Integration.Tests.Records;

/// <summary>Who lives how: several classes, with reasons.</summary>
[NbmModel]
public sealed partial record Dweller
{
    [Feature(Unit = "years"), Reason("S", "Time at the job")] public required int Seniority { get; init; }

    [Feature(Unit = "years"), Reason("A", "Age")] public required int Age { get; init; }

    [Feature, Reason("J", "Job")] public Employment? Job { get; init; }

    [Feature(Unit = "$")] public required double Amount { get; init; }

    [Target] public required Estate Home { get; init; }
}
