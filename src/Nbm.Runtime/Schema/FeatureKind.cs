namespace Nbm;

/// <summary>What kind of values a feature has, and so what its shape function looks like.</summary>
public enum FeatureKind
{
    /// <summary>A number, a date or a time: a curve along an axis.</summary>
    Numeric,

    /// <summary>One of the levels that the type names (a bool or an enum): a score per level.</summary>
    Category,

    /// <summary>A text: a score per level that training saw, and one for all others.</summary>
    OpenCategory,
}
