using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// How a feature of a row may be changed, as its record declares it (<see cref="ActionableAttribute"/>, <see cref="ImmutableAttribute"/>,
/// <see cref="MovesAttribute"/>, <see cref="ForbiddenMoveAttribute"/>). Of the record alone: a model file doesn't have it.
/// </summary>
public sealed record FeatureActions
{
    /// <summary>Whether nothing changes it but what moves it along.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Which way it may be changed.</summary>
    public Direction Direction { get; init; }

    /// <summary>Numbers are changed by multiples of it; 0 for any amount.</summary>
    public double Step { get; init; }

    /// <summary>The least number that can be reached, in the units of the encoded feature; null for the least of training.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest number that can be reached; null for the greatest of training.</summary>
    public double? Max { get; init; }

    /// <summary>What changing it costs, as a multiple of what changing another as far costs.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>The features that move along.</summary>
    public ImmutableArray<LinkedFeature> Moves { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The changes of a category that can't be made.</summary>
    public ImmutableArray<ForbiddenMove> Forbidden { get; init => field = value.IsDefault ? [] : value; } = [];
}

/// <summary>A feature that moves along with another.</summary>
/// <param name="Feature">Its index.</param>
/// <param name="Ratio">By how much, for each 1 that the other changes by.</param>
public readonly record struct LinkedFeature(int Feature, double Ratio);

/// <summary>A change of a category that can't be made.</summary>
/// <param name="From">The name of a level; null for any.</param>
/// <param name="To">The name of another.</param>
public readonly record struct ForbiddenMove(string? From, string To);
