#pragma warning disable CA1050 // As the README has it.
using Nbm;

// The record of the README, in the global namespace.
[NbmModel]                                             // task follows from the target: bool → binary
[Interaction(nameof(Seniority), nameof(Income))]
public partial record Applicant
{
    [Feature(Unit = "years")] public required int Seniority { get; init; }
    [Feature] public Housing? Home { get; init; }      // enum = closed categories; nullable = may be missing
    [Feature(Unit = "$/month")] public double? Income { get; init; }
    [Feature] public string? Job { get; init; }        // string = open categories, unseen values have a slot
    [Target] public required bool Repaid { get; init; }
}

public enum Housing
{
    Rent,
    Owner,
    Parents,
    Priv,
    Other,
    Ignore,
}
