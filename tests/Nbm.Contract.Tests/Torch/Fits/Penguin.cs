namespace Nbm.Contract.Tests.Torch.Fits;

/// <summary>A penguin of one of three species.</summary>
[NbmModel]
public sealed partial record Penguin
{
    [Feature(Name = "bill_length_mm", Unit = "mm")] public double? Bill { get; init; }

    [Feature(Name = "body_mass_g", Unit = "g")] public double? Mass { get; init; }

    [Feature] public string? Island { get; init; }

    [Target] public required string Species { get; init; }
}
