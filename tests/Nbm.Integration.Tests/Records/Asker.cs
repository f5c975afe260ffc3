namespace Nbm.Integration.Tests.Records;

/// <summary>An applicant who may ask why: some features and an interaction have reasons.</summary>
[NbmModel]
[Interaction(nameof(Income), nameof(Amount))]
[Interaction(nameof(Seniority), nameof(Amount))]
[Reason("R14", "The amount is high for the time at the job", nameof(Amount), nameof(Seniority))]
public sealed partial record Asker
{
    [Feature(Unit = "years")]
    [Reason("R1", "Short time at the job", Direction = Direction.Down), Reason("R2", "Long time at the job", Direction = Direction.Up)]
    public required int Seniority { get; init; }

    [Feature, Reason("R3", "Kind of job"), Reason("R3", "Art der Arbeit", Culture = "de")] public Employment? Job { get; init; }

    [Feature(Unit = "$/month"), Reason("R4", "Income")] public double? Income { get; init; }

    [Feature(Unit = "$")] public required double Amount { get; init; }

    [Target] public required Standings Status { get; init; }
}
