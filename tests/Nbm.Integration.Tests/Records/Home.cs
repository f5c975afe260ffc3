namespace Nbm.Integration.Tests.Records;

/// <summary>A home that was sold in Sacramento.</summary>
public abstract record Home
{
    [Feature(Unit = "ft²")] public required int Sqft { get; init; }

    [Feature] public required string Type { get; init; }

    [Feature] public required double Latitude { get; init; }

    [Feature] public required double Longitude { get; init; }
}

/// <summary>A price, whose noise grows with it.</summary>
[NbmModel(Task = ModelTask.Gamma)]
public sealed partial record PricedHome : Home
{
    [Target(Unit = "$")] public required double Price { get; init; }
}

/// <summary>A number of bedrooms.</summary>
[NbmModel(Task = ModelTask.Poisson)]
public sealed partial record RoomyHome : Home
{
    [Target] public required int Beds { get; init; }
}

/// <summary>The same for each 1000 ft².</summary>
[NbmModel(Task = ModelTask.Poisson)]
public sealed partial record DenseHome : Home
{
    [Exposure] public double Area => Sqft / 1000.0;

    [Target] public required int Beds { get; init; }
}
