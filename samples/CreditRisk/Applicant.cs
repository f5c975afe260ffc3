using Nbm;

namespace CreditRisk;

/// <summary>A loan application as the bank saw it, and how it ended (credit_data of R's modeldata).</summary>
[NbmModel]
[Interaction(nameof(Job), nameof(Amount))]
[Interaction(nameof(Amount), nameof(Price))]
public sealed partial record Applicant
{
    [Feature(Unit = "years", Description = "Time in the present job")] public required int Seniority { get; init; }

    [Feature] public Housing? Home { get; init; }

    [Feature(Unit = "months", Description = "Length of the loan")] public required int Time { get; init; }

    [Feature(Unit = "years")] public required int Age { get; init; }

    [Feature] public Marital? Marital { get; init; }

    [Feature(Description = "Earlier defaults on record")] public required bool Records { get; init; }

    [Feature] public string? Job { get; init; }

    [Feature(Unit = "$/month")] public required double Expenses { get; init; }

    [Feature(Unit = "$/month")] public double? Income { get; init; }

    [Feature(Unit = "$")] public double? Assets { get; init; }

    [Feature(Unit = "$")] public double? Debt { get; init; }

    [Feature(Unit = "$", Description = "The loan asked for")] public required double Amount { get; init; }

    [Feature(Unit = "$", Description = "The price of the goods")] public required double Price { get; init; }

    [Target] public required Status Status { get; init; }
}

/// <summary>Who owns the home.</summary>
public enum Housing { Ignore, Other, Owner, Parents, Priv, Rent }

/// <summary>Marital status.</summary>
public enum Marital { Divorced, Married, Separated, Single, Widow }

/// <summary>How the loan ended. The higher member is the outcome whose probability is modelled.</summary>
public enum Status { Bad, Good }
