namespace Nbm;

/// <summary>How active an attribute is in a row, and what it has to do with what the interpreter says of it.</summary>
/// <param name="Attribute">Its place among the attributes, from 0.</param>
/// <param name="Activation">φ: 1 as in the training row that activates it most; 0 or a little below where it isn't active.</param>
/// <param name="Relevance">From −1 to 1: what it adds to the score of the class that the interpreter names, as a part of the attribute that
/// adds or takes away most; of numbers what it adds to the prediction.</param>
public sealed record AttributeActivation(int Attribute, double Activation, double Relevance)
{
    /// <summary>What it is called: <c>attribute 2</c>.</summary>
    public string Name => AttributeFunction.NameOf(Attribute);

    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() => $"{Name}: activation {ScoreText.Plain(Activation, 3)}, relevance {ScoreText.WithSign(Relevance, 2)}";
}
