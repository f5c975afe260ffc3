namespace Nbm.Export.Tests.Records;

/// <summary>How many claims a policy brought, over how many years.</summary>
[NbmModel(Task = ModelTask.Poisson)]
public sealed partial record Claim
{
    [Feature] public double Power { get; init; }

    [Feature] public double? Bonus { get; init; }

    [Exposure] public double Years { get; init; }

    [Offset] public double Shift { get; init; }

    [Target] public int Count { get; init; }
}
