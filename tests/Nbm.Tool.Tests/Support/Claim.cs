namespace Nbm.Tool.Tests.Support;

/// <summary>A claim whose features come from two sources.</summary>
[ExpertsModel]
[FlintModel(Attributes = 3)]
internal sealed partial record Claim(
    [Feature, Group("Police")] int Speed, [Feature, Group("Garage")] double Damage, [Feature, Group("Garage")] bool IsTotal,
    [Target] bool Fraud);
