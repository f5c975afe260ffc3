namespace Nbm.Models;

/// <summary>A kind of shape that a curve may have, each with a covariance of its own. Their numbers stand in files.</summary>
internal enum KernelKind : byte
{
    /// <summary>A straight line in the feature's own units.</summary>
    Line,

    /// <summary>A straight line by rank.</summary>
    RankLine,

    /// <summary>A smooth bend in the feature's own units.</summary>
    Bend,

    /// <summary>Bends of a few per cent of the rows each.</summary>
    Local,

    /// <summary>Steps.</summary>
    Walk,

    /// <summary>Effects of single values.</summary>
    Atoms,
}

/// <summary>How much of a curve data found to be of one kind, for a later fit to begin with.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Variance">The prior variance of such shapes over the rows, in squared units of the score, without what the user divided it
/// by; 0 if nothing is of this kind.</param>
/// <param name="Degrees">Its effective degrees of freedom.</param>
internal readonly record struct KernelSize(KernelKind Kind, double Variance, double Degrees)
{
    /// <summary>What isn't one, in words; null if all is.</summary>
    public string? FirstViolation() => !Enum.IsDefined(Kind)
        ? FormattableString.Invariant($"a kind of shape is {(int)Kind}; expected: 0 to {(int)KernelKind.Atoms}")
        : PartSmoothness.Wrong("a variance", Variance) ?? PartSmoothness.Wrong("a number of degrees of freedom", Degrees);
}
