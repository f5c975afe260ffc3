using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>One attribute function of a <see cref="FlintModel"/>. Immutable and thread-safe.</summary>
public sealed class AttributeFunction
{
    private readonly FlintModel _model;
    private AdditiveModel? _curves; // Made when it is first asked for; twice at worst, to the same.

    internal AttributeFunction(FlintModel model, int index) => (_model, Index) = (model, index);

    /// <summary>Its place among the attributes, from 0.</summary>
    public int Index { get; }

    /// <summary>What it is called: <c>attribute 2</c>.</summary>
    public string Name => NameOf(Index);

    /// <summary>What a unit of activation adds to each score, in the units of scores; of several classes they sum to 0.</summary>
    public ImmutableArray<double> Weights =>
        [.. _model.Network.ReadOut.Weights.AsSpan(Index * _model.Outputs, _model.Outputs).ToArray().Select(weight => (double)weight)];

    /// <summary>The share of the training rows that activate it.</summary>
    public double ActiveShare => _model.Summary.ActiveShares[Index];

    /// <summary>The share of the training rows of which it says most.</summary>
    public double LeadingShare => _model.Summary.LeadingShares[Index];

    /// <summary>
    /// Of an attribute that reads features what it is: an additive model whose score is the activation, where that is above 0. Null of one
    /// that reads hidden layers.
    /// </summary>
    public AdditiveModel? Curves =>
        _model.AttributeInputs == AttributeInputs.Features ? _curves ??= AttributeCurves.Of(_model, Index) : null;

    /// <summary>Name and shares, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: active in {ScoreText.Plain(ActiveShare, 3)} of the rows, leads {ScoreText.Plain(LeadingShare, 3)}");

    internal static string NameOf(int index) => FormattableString.Invariant($"attribute {index}");
}
