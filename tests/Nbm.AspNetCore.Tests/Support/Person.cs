namespace Nbm.AspNetCore.Tests.Support;

/// <summary>Another record.</summary>
[NbmModel]
public sealed partial record Person
{
    [Feature] public required double Age { get; init; }

    [Target] public required bool Is { get; init; }
}
