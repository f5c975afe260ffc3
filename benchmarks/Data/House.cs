using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>A block of houses in California in 1990, with each feature's main effect.</summary>
[NbmModel]
public sealed partial record House(
    [Feature(Unit = "$10k")] double MedInc,
    [Feature(Unit = "years")] double HouseAge,
    [Feature] double AveRooms,
    [Feature] double AveBedrms,
    [Feature] double Population,
    [Feature] double AveOccup,
    [Feature(Unit = "°")] double Latitude,
    [Feature(Unit = "°")] double Longitude,
    [Target(Unit = "$100k")] double MedHouseVal);

/// <summary>The same, with all 28 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record HousePairs(
    [Feature(Unit = "$10k")] double MedInc,
    [Feature(Unit = "years")] double HouseAge,
    [Feature] double AveRooms,
    [Feature] double AveBedrms,
    [Feature] double Population,
    [Feature] double AveOccup,
    [Feature(Unit = "°")] double Latitude,
    [Feature(Unit = "°")] double Longitude,
    [Target(Unit = "$100k")] double MedHouseVal);
