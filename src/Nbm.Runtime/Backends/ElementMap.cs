namespace Nbm.Backends;

/// <summary>Functions of one number that <see cref="Backend.Map"/> applies, each with a derivative that its value tells.</summary>
public enum ElementMap
{
    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>min(max(x, 0), 1), of slope 1 where 0 &lt; y &lt; 1, else 0; NaN stays NaN, so that a diverged fit shows.</summary>
    UnitRelu,
}
