namespace Nbm.Backends;

/// <summary>Functions of one number that <see cref="Backend.Map"/> applies, each with a derivative that its value tells.</summary>
public enum ElementMap
{
    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>min(max(x, 0), 1), of slope 1 where 0 &lt; y &lt; 1, else 0; NaN stays NaN, so that a diverged fit shows.</summary>
    UnitRelu,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>x where x &gt; 0, else x/100.</summary>
    LeakyRelu,

    /// <summary>√|x| with the sign of x; at 0, where it has none, its slope is 0.</summary>
    SignedSquareRoot,

    /// <summary>∛x; at 0, where it has none, its slope is 0.</summary>
    CubeRoot,

    /// <summary>1/x.</summary>
    Reciprocal,

    /// <summary>1/√x.</summary>
    InverseSquareRoot,
}
