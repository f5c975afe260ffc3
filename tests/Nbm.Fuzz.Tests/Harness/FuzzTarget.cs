namespace Nbm.Fuzz.Tests.Harness;

/// <summary>Something that takes inputs from outside. Its inputs are bytes, made from randomness alone.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Its name, of which inputs depend.</summary>
    public abstract string Name { get; }

    /// <summary>How many inputs are tried where nothing is asked for: about a second's worth.</summary>
    public abstract int DefaultInputs { get; }

    /// <summary>Of how many inputs that are asked for this target takes one, since each takes so much longer.</summary>
    public virtual int Cost => 1;

    /// <summary>One input.</summary>
    public abstract byte[] Make(FuzzRandom random);

    /// <summary>Hands an input over and looks at what comes of it.</summary>
    /// <returns>What came of it, in a word, to be counted.</returns>
    /// <exception cref="FuzzFailure">It isn't what may come of it. Any other exception fails too.</exception>
    public abstract string Run(byte[] input, FuzzRandom random, FuzzCosts costs);
}
