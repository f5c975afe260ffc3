namespace Nbm;

/// <summary>How active an attribute is in a row, and what it has to do with what the interpreter says of it.</summary>
public class AttributeActivation
{
    internal AttributeActivation(int attribute, double activation, double relevance) =>
        (Attribute, Activation, Relevance) = (attribute, activation, relevance);

    /// <summary>Its place among the attributes, from 0.</summary>
    public int Attribute { get; }

    /// <summary>What it is called: <c>attribute 2</c>.</summary>
    public string Name => AttributeFunction.NameOf(Attribute);

    /// <summary>
    /// φ: 1 as in the training row that activates it most. Where it isn't active 0 or a little below, since it keeps a hundredth of its
    /// slope
    /// there: so contributions add up to what the interpreter says, exactly.
    /// </summary>
    public double Activation { get; }

    /// <summary>Whether it is active: above a thousandth of the largest activation of a training row. Conciseness, shares and the rows that
    /// activate an attribute most mean the same.</summary>
    public bool IsActive => Models.Relevance.IsActive(Activation);

    /// <summary>
    /// From −1 to 1: what it adds to the score of the class that the interpreter names, as a part of what the attribute adds or takes away
    /// that does most; of numbers what it adds to the prediction. 0 of one that isn't active.
    /// </summary>
    public double Relevance { get; }

    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() => $"{Name}: activation {ScoreText.Plain(Activation, 3)}, relevance {ScoreText.WithSign(Relevance)}";
}

/// <summary>The same of an attribute that reads features, with what each of them adds to it.</summary>
/// <typeparam name="TBecause">What explains an attribute of the record.</typeparam>
public sealed class AttributeActivation<TBecause> : AttributeActivation
{
    private readonly Func<int, TBecause> _because;

    /// <summary>Called by generated code.</summary>
    /// <param name="of">Attribute, activation and relevance.</param>
    /// <param name="because">What explains an attribute, by its place.</param>
    public AttributeActivation(AttributeActivation of, Func<int, TBecause> because)
        : base((of ?? throw new ArgumentNullException(nameof(of))).Attribute, of.Activation, of.Relevance)
    {
        ArgumentNullException.ThrowIfNull(because);
        _because = because;
    }

    /// <summary>What each feature adds to the attribute: their sum and the intercept are the activation where that is above 0.</summary>
    public TBecause Because => _because(Attribute);
}
