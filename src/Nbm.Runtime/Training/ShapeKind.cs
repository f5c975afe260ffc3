namespace Nbm;

/// <summary>What shape the effect of a number may have.</summary>
public enum ShapeKind
{
    /// <summary>A curve or a surface, as smooth or as rough as the data ask.</summary>
    Curves,

    /// <summary>
    /// A straight line, in the feature's own units (in logarithms on an axis declared so): linear, logistic and Poisson regression and so
    /// on, with the explanations, exports and error bars of any other model, for those who must show what curves add. Ordered levels are
    /// evenly spaced numbers; what goes in a circle is a sine and a cosine of one period; an interaction is the product of its features'
    /// lines, for each level of its categories another one. Categories, missing and special values have an effect each, as they always do.
    /// Sizes are shrunk as far as restricted likelihood asks, which is hardly where data say much.
    /// Main effects go on for a third of their range beyond the rows on each side, but for features that declare an axis or a constraint,
    /// which
    /// end where the rows do; beyond that a value counts as the outermost one.
    /// </summary>
    Linear,
}
