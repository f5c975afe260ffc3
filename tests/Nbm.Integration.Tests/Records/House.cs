namespace Nbm.Integration.Tests.Records;

/// <summary>A positional record: attributes are on the constructor's parameters. A regression with a weight and all pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record House(
    [Feature(Unit = "m²")] float Area,
    [Feature] DateOnly Sold,
    [Feature(Name = "on market")] TimeSpan? OnMarket,
    [Feature] bool HasGarden,
    [Target(Unit = "€")] decimal Price,
    [Weight(Name = "n")] short Count);
