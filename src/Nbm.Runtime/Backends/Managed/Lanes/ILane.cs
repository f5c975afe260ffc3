namespace Nbm.Backends.Managed;

/// <summary>
/// Some neighbouring floats, so that a kernel is written once: with vectors for the bulk, with single floats for the rest.
/// All widths do the same arithmetic on each element, hence give the same bits.
/// </summary>
internal unsafe interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    /// <summary>How many floats.</summary>
    static abstract int Count { get; }

    static abstract TSelf Load(float* source);

    /// <summary>The same value everywhere.</summary>
    static abstract TSelf All(float value);

    static abstract void Store(TSelf x, float* destination);

    static abstract TSelf operator +(TSelf x, TSelf y);

    static abstract TSelf operator -(TSelf x, TSelf y);

    static abstract TSelf operator *(TSelf x, TSelf y);

    static abstract TSelf operator /(TSelf x, TSelf y);

    static abstract TSelf SquareRoot(TSelf x);

    /// <summary>max(x, 0); NaN stays NaN, so that a diverged fit shows.</summary>
    static abstract TSelf Positive(TSelf x);

    /// <summary>value where condition &gt; 0, else 0.</summary>
    static abstract TSelf WherePositive(TSelf condition, TSelf value);

    /// <summary>min(max(x, 0), 1); NaN stays NaN.</summary>
    static abstract TSelf Unit(TSelf x);

    /// <summary>value where 0 &lt; condition &lt; 1, else 0.</summary>
    static abstract TSelf WhereInside(TSelf condition, TSelf value);
}
