using Nbm;

namespace BlackBox;

/// <summary>A loan application as the bank saw it, and how it ended (credit_data of R's modeldata).</summary>
[NbmModel]
[FlintModel(Attributes = 6, AttributeInputs = AttributeInputs.Features)]
[Interaction(nameof(Amount), nameof(Price))]
[Interaction(nameof(Seniority), nameof(Income))]
public sealed partial record Applicant
{
    [Feature(Unit = "years", Description = "Time in the present job")] public required int Seniority { get; init; }

    [Feature] public string? Home { get; init; }

    [Feature(Unit = "months", Description = "Length of the loan")] public required int Time { get; init; }

    [Feature(Unit = "years")] public required int Age { get; init; }

    [Feature(Description = "Earlier defaults on record")] public required bool Records { get; init; }

    [Feature] public string? Job { get; init; }

    [Feature(Unit = "$/month")] public double? Income { get; init; }

    [Feature(Unit = "$")] public double? Debt { get; init; }

    [Feature(Unit = "$", Description = "The loan asked for")] public required double Amount { get; init; }

    [Feature(Unit = "$", Description = "The price of the goods")] public required double Price { get; init; }

    [Target] public required Status Status { get; init; }
}

/// <summary>How the loan ended. The higher member is the outcome whose probability is modelled.</summary>
public enum Status { Bad, Good }
