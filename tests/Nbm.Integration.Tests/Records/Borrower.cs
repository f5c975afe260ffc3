namespace Nbm.Integration.Tests.Records;

public enum Estate { Ignore, Other, Owner, Parents, Priv, Rent }

public enum Employment { Fixed, Freelance, Others, Parttime }

public enum Standings { Bad, Good }

/// <summary>An applicant of credit_data, all amounts whole, with what a person could change.</summary>
[NbmModel]
[Interaction(nameof(Amount), nameof(Price))]
[Interaction(nameof(Seniority), nameof(Age))]
public sealed partial record Borrower
{
    [Feature(Unit = "years"), Actionable(Direction = Direction.Up), Moves(nameof(Age), 1)] public required int Seniority { get; init; }

    [Feature, ForbiddenMove(Estate.Owner, Estate.Rent), ForbiddenMove(null, Estate.Ignore)] public Estate? Home { get; init; }

    [Feature(Unit = "months"), Actionable(Step = 6)] public required int Time { get; init; }

    [Feature(Unit = "years"), Immutable] public required int Age { get; init; }

    [Feature] public Employment? Job { get; init; }

    [Feature(Unit = "$/month"), Actionable(Max = 200)] public required int Expenses { get; init; }

    [Feature(Unit = "$/month"), Actionable(Direction = Direction.Up)] public int? Income { get; init; }

    [Feature(Unit = "$")] public double? Assets { get; init; }

    [Feature(Unit = "$")] public required double Amount { get; init; }

    [Feature(Unit = "$"), Immutable] public required double Price { get; init; }

    [Target] public required Standings Status { get; init; }
}

/// <summary>The same without interactions, and everything but three features held.</summary>
[NbmModel]
public sealed partial record PlainBorrower
{
    [Feature, Actionable(Step = 2, Max = 30)] public required int Seniority { get; init; }

    [Feature, Actionable(Step = 6)] public required int Time { get; init; }

    [Feature, Immutable] public required int Age { get; init; }

    [Feature] public Employment? Job { get; init; }

    [Feature, Immutable] public required int Expenses { get; init; }

    [Feature, Immutable] public required double Amount { get; init; }

    [Target] public required Standings Status { get; init; }
}

/// <summary>The same with interactions of all three.</summary>
[NbmModel]
[Interaction(nameof(Seniority), nameof(Time))]
[Interaction(nameof(Job), nameof(Time))]
[Interaction(nameof(Seniority), nameof(Time), nameof(Job))]
public sealed partial record PairedBorrower
{
    [Feature, Actionable(Step = 2, Max = 30)] public required int Seniority { get; init; }

    [Feature, Actionable(Step = 6)] public required int Time { get; init; }

    [Feature, Immutable] public required int Age { get; init; }

    [Feature] public Employment? Job { get; init; }

    [Feature, Immutable] public required int Expenses { get; init; }

    [Feature, Immutable] public required double Amount { get; init; }

    [Target] public required Standings Status { get; init; }
}

/// <summary>All numbers of any amount, none of them linked.</summary>
[NbmModel]
[Interaction(nameof(Income), nameof(Amount))]
public sealed partial record FreeBorrower
{
    [Feature] public required double Seniority { get; init; }

    [Feature] public Employment? Job { get; init; }

    [Feature(Axis = AxisKind.Log), Actionable(Effort = 2)] public double? Income { get; init; }

    [Feature(Special = [0])] public double? Assets { get; init; }

    [Feature] public required double Amount { get; init; }

    [Feature] public required double Price { get; init; }

    [Target] public required Standings Status { get; init; }
}
