namespace Nbm;

/// <summary>What an edit did to a term. Their numbers stand in files.</summary>
public enum EditOperation
{
    /// <summary>A range was made level.</summary>
    Flatten,

    /// <summary>A level, missing values, unseen ones or a special value were given a value.</summary>
    Set,

    /// <summary>A range was raised or lowered by an amount.</summary>
    Shift,

    /// <summary>The whole term was multiplied by a factor.</summary>
    Scale,

    /// <summary>Values were kept between two bounds.</summary>
    Clamp,

    /// <summary>A curve, or levels that follow one another, were made to rise only or to fall only, by isotonic regression.</summary>
    MakeMonotone,

    /// <summary>Levels were given their common mean.</summary>
    Merge,

    /// <summary>The term was taken out.</summary>
    Remove,
}
