using System;

namespace Nbm.Generators.Emission;

/// <summary>What the typed model of one family has beside what all have that are trained by gradient descent on rows.</summary>
internal sealed class NetworkParts
{
    /// <summary>How it explains; null if it explains nothing.</summary>
    public ExplainedBy? Explanation { get; init; }

    /// <summary>Writes fields behind that of the encoder.</summary>
    public Action<FamilyClass>? Fields { get; init; }

    /// <summary>What its constructor does; null for nothing.</summary>
    public string? Constructor { get; init; }

    /// <summary>Writes members of its own, last.</summary>
    public Action<FamilyClass>? Members { get; init; }
}
