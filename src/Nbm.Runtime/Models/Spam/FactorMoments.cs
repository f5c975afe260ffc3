using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What the training rows say of the factors s of a <see cref="PolynomialDegree"/>, by their weights: features × r each.</summary>
/// <param name="Means">m, the means of s.</param>
/// <param name="Squares">v, the means of (s − m)².</param>
/// <param name="Cubes">The means of (s − m)³.</param>
internal sealed record FactorMoments(ImmutableArray<double> Means, ImmutableArray<double> Squares, ImmutableArray<double> Cubes)
{
    /// <summary>What is wrong with them, in words; null if nothing is.</summary>
    /// <param name="length">How many factors.</param>
    public string? FirstViolation(int length) => Means.Length != length || Squares.Length != length || Cubes.Length != length
        ? FormattableString.Invariant($"{length} factors have {Means.Length} means, {Squares.Length} squares and {Cubes.Length} cubes")
        : Means.All(double.IsFinite) && Squares.All(square => square >= 0 && double.IsFinite(square)) && Cubes.All(double.IsFinite)
        ? null
        : "a moment isn't finite, or a square is below 0";
}
