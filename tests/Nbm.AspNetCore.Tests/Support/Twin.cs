namespace Nbm.AspNetCore.Tests.Support;

#pragma warning disable IDE1006, CA1708 // The case is what is tested.
/// <summary>Two features whose names differ in the case of a letter alone.</summary>
[NbmModel]
public partial record Twin
{
    [Feature(Name = "upper")]
    public double? X { get; init; }

    [Feature]
    public double? x { get; init; }

    [Target]
    public double Y { get; init; }
}
