namespace Nbm;

/// <summary>A loss at one score, and how it changes with the score.</summary>
/// <param name="Value">The loss, for a likelihood −log of it, up to what doesn't depend on the score. Infinite where the score can't
/// be.</param>
/// <param name="Slope">The first derivative by the score.</param>
/// <param name="Curvature">The second derivative by the score, zero or more; for a loss that isn't convex, a bound of it that is.</param>
public readonly record struct LossTerms(double Value, double Slope, double Curvature);
