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
