namespace Nbm.Export.Tests.Records;

public enum Species
{
    Adelie,
    Chinstrap,
    Gentoo,
}

/// <summary>Of which species a penguin is (penguins of R's modeldata).</summary>
[NbmModel]
[Interaction(nameof(BillLength), nameof(BillDepth))]
public sealed partial record Penguin
{
    [Feature(Name = "bill_length_mm")] public double? BillLength { get; init; }

    [Feature(Name = "bill_depth_mm")] public double? BillDepth { get; init; }

    [Feature(Name = "body_mass_g")] public double? BodyMass { get; init; }

    [Feature(Name = "sex")] public string? Sex { get; init; }

    [Target(Name = "species")] public Species Species { get; init; }
}
