using Nbm;

namespace Diamonds;

/// <summary>A round-cut diamond and its price (diamonds of R's ggplot2).</summary>
[NbmModel]
[Interaction(nameof(Carat), nameof(Clarity))]
public sealed partial record Diamond(
    [Feature(Unit = "ct")] double Carat,
    [Feature] Cut Cut,
    [Feature] Colour Color,
    [Feature] Clarity Clarity,
    [Feature(Unit = "%", Description = "Height over mean width")] double Depth,
    [Feature(Unit = "%", Description = "Width of the top over the widest point")] double Table,
    [Feature(Unit = "mm", Name = "x")] double Length,
    [Feature(Unit = "mm", Name = "y")] double Width,
    [Feature(Unit = "mm", Name = "z")] double Height,
    [Target(Unit = "$")] double Price);

/// <summary>Quality of the cut, from worst to best.</summary>
[Ordinal]
public enum Cut { Fair, Good, VeryGood, Premium, Ideal }

/// <summary>Colour, from worst to best.</summary>
[Ordinal]
public enum Colour { J, I, H, G, F, E, D }

/// <summary>Clarity, from worst to best.</summary>
[Ordinal]
public enum Clarity { I1, SI2, SI1, VS2, VS1, VVS2, VVS1, IF }
