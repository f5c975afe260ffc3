using System.Collections.Immutable;

namespace Nbm;

/// <summary>What a FLINT model says of one row, and why, in terms of attributes.</summary>
public sealed class FlintReading
{
    internal FlintReading(ImmutableArray<double> scores, ImmutableArray<double> interpreted, bool agrees,
        ImmutableArray<AttributeActivation> attributes)
    {
        (Scores, InterpretedScores, Agrees, Attributes) = (scores, interpreted, agrees, attributes);
    }

    /// <summary>The scores that the model predicts by.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>What the interpreter says instead: intercepts and what attributes add.</summary>
    public ImmutableArray<double> InterpretedScores { get; }

    /// <summary>Whether the interpreter names the class that is predicted; of numbers always, see the remainder.</summary>
    public bool Agrees { get; }

    /// <summary>All attributes, in their order.</summary>
    public ImmutableArray<AttributeActivation> Attributes { get; }

    /// <summary>The attributes that matter here (the local interpretation of the paper): those of a relevance above a threshold, the most
    /// relevant first.</summary>
    /// <param name="threshold">From 0 to 1, 1/τ of conciseness.</param>
    public ImmutableArray<AttributeActivation> Interpretation(double threshold) =>
        [.. Attributes.Where(own => own.Relevance > threshold).OrderByDescending(own => own.Relevance)];
}
