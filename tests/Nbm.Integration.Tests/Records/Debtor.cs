namespace Nbm.Integration.Tests.Records;

/// <summary>Who asks for a loan.</summary>
public abstract record Debtor
{
    [Feature(Unit = "years")] public required int Age { get; init; }

    [Feature] public string? Job { get; init; }

    [Feature] public double? Income { get; init; }

    [Feature] public double? Assets { get; init; }
}

/// <summary>What is owed already: nothing, most often.</summary>
[NbmModel(Task = ModelTask.Tweedie, TweediePower = 1.6)]
public sealed partial record IndebtedDebtor : Debtor
{
    // Some files don't know it: their rows are left out.
    [Target] public double? Debt { get; init; }
}

/// <summary>Whole years in the present job.</summary>
[NbmModel(Task = ModelTask.NegativeBinomial)]
public sealed partial record SteadyDebtor : Debtor
{
    [Target] public required int Seniority { get; init; }
}
