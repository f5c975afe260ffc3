using System;

namespace Nbm.Generators.Emission;

/// <summary>What the typed model of one family has beside what all have that are trained by gradient descent on rows.</summary>
internal sealed class NetworkParts
{
    /// <summary>How it explains; null if it explains nothing.</summary>
    public ExplainedBy? Explanation { get; init; }

    /// <summary>Why it has no report, as a sentence; null if it has one. What always throws is then not offered.</summary>
    public string? NoReport { get; init; }

    /// <summary>Whether training can go on from a model that keeps its network.</summary>
    public bool Continues { get; init; } = true;

    /// <summary>Writes fields behind that of the encoder.</summary>
    public Action<FamilyClass>? Fields { get; init; }

    /// <summary>What its constructor does; null for nothing.</summary>
    public string? Constructor { get; init; }

    /// <summary>Writes members of its own, last.</summary>
    public Action<FamilyClass>? Members { get; init; }
}
