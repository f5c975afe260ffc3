using System;

namespace Nbm.Freezing;

/// <summary>How a feature of <c>row</c> is read where expression trees allow it: the texts of lambdas' bodies.</summary>
internal sealed class ScorerFeature
{
    /// <summary>The number of a numeric feature that isn't missing, or the text of an open category.</summary>
    public string Number { get; set; } = string.Empty;

    /// <summary>Whether it is missing; null if it can't be.</summary>
    public string? IsMissing { get; set; }

    /// <summary>Whether a closed category has a level.</summary>
    public Func<int, string> IsLevel { get; set; } = _ => string.Empty;
}
