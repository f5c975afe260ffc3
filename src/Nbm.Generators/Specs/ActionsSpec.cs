namespace Nbm.Generators.Specs;

/// <summary>How a feature may be changed: what <c>Nbm.FeatureActions</c> holds, numbers as text.</summary>
internal sealed record ActionsSpec
{
    /// <summary>Of what nobody can change.</summary>
    public static ActionsSpec Immutable { get; } = new() { IsImmutable = true };

    public bool IsImmutable { get; init; }

    /// <summary>The member of <c>Nbm.Direction</c>; null for both ways.</summary>
    public string? Direction { get; init; }

    /// <summary>The step; null for the type's own.</summary>
    public string? Step { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    /// <summary>The effort; null for 1.</summary>
    public string? Effort { get; init; }

    public EquatableArray<LinkSpec> Moves { get; init; }

    public EquatableArray<ForbiddenSpec> Forbidden { get; init; }
}

/// <summary>A feature that moves along, by its name until features are numbered.</summary>
internal sealed record LinkSpec(string Feature, string Ratio);

/// <summary>A change between two levels, by their names; from null, from any.</summary>
internal sealed record ForbiddenSpec(string? From, string To);
