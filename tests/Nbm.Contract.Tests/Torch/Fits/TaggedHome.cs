namespace Nbm.Contract.Tests.Torch.Fits;

/// <summary>A home as a file has it.</summary>
[NbmModel]
public sealed partial record ListedHome
{
    [Feature(Unit = "ft²")] public required int Sqft { get; init; }

    [Feature] public required string City { get; init; }

    [Feature] public required string Zip { get; init; }

    [Feature] public required string Type { get; init; }

    [Target(Unit = "$")] public required double Price { get; init; }
}

/// <summary>The same, where city, zip code and type are names of one vector.</summary>
[NbmModel]
public sealed partial record TaggedHome
{
    [Feature(Unit = "ft²")] public required int Sqft { get; init; }

    [FeatureVector(MinCount = 2)] public required IReadOnlySet<string> Tags { get; init; }

    /// <summary>Of the price, in logarithms.</summary>
    [Target] public required double LogPrice { get; init; }

    public static TaggedHome Of(ListedHome home) =>
        new() { Sqft = home.Sqft, Tags = new HashSet<string> { home.City, home.Zip, home.Type }, LogPrice = Math.Log(home.Price) };
}
