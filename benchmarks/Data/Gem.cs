using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>A round-cut diamond and its price (diamonds of R's ggplot2), main effects only.</summary>
[NbmModel]
public sealed partial record Gem(
    [Feature(Unit = "ct")] double Carat,
    [Feature] string Cut,
    [Feature] string Color,
    [Feature] string Clarity,
    [Feature(Unit = "%")] double Depth,
    [Feature(Unit = "%")] double Table,
    [Feature(Unit = "mm", Name = "x")] double Length,
    [Feature(Unit = "mm", Name = "y")] double Width,
    [Feature(Unit = "mm", Name = "z")] double Height,
    [Target(Unit = "$")] double Price);

/// <summary>The same, with all 36 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record GemPairs(
    [Feature(Unit = "ct")] double Carat,
    [Feature] string Cut,
    [Feature] string Color,
    [Feature] string Clarity,
    [Feature(Unit = "%")] double Depth,
    [Feature(Unit = "%")] double Table,
    [Feature(Unit = "mm", Name = "x")] double Length,
    [Feature(Unit = "mm", Name = "y")] double Width,
    [Feature(Unit = "mm", Name = "z")] double Height,
    [Target(Unit = "$")] double Price);

/// <summary>The same, its grades declared in their order.</summary>
[NbmModel]
public sealed partial record GemOrdered(
    [Feature(Unit = "ct")] double Carat,
    [Feature] GemCut Cut,
    [Feature] GemColor Color,
    [Feature] GemClarity Clarity,
    [Feature(Unit = "%")] double Depth,
    [Feature(Unit = "%")] double Table,
    [Feature(Unit = "mm", Name = "x")] double Length,
    [Feature(Unit = "mm", Name = "y")] double Width,
    [Feature(Unit = "mm", Name = "z")] double Height,
    [Target(Unit = "$")] double Price);

/// <summary>That, with all 36 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record GemOrderedPairs(
    [Feature(Unit = "ct")] double Carat,
    [Feature] GemCut Cut,
    [Feature] GemColor Color,
    [Feature] GemClarity Clarity,
    [Feature(Unit = "%")] double Depth,
    [Feature(Unit = "%")] double Table,
    [Feature(Unit = "mm", Name = "x")] double Length,
    [Feature(Unit = "mm", Name = "y")] double Width,
    [Feature(Unit = "mm", Name = "z")] double Height,
    [Target(Unit = "$")] double Price);

/// <summary>Quality of the cut, from worst to best.</summary>
[Ordinal]
public enum GemCut { Fair, Good, VeryGood, Premium, Ideal }

/// <summary>Colour, from worst to best.</summary>
[Ordinal]
public enum GemColor { J, I, H, G, F, E, D }

/// <summary>Clarity, from worst to best.</summary>
[Ordinal]
public enum GemClarity { I1, SI2, SI1, VS2, VS1, VVS2, VVS1, IF }
