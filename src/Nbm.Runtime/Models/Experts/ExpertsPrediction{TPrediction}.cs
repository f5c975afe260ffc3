using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>A prediction by experts, of all groups of features or of those at hand, and which experts settled it.</summary>
/// <typeparam name="TPrediction">The type of predictions: <see cref="BinaryPrediction"/>, for example.</typeparam>
public sealed class ExpertsPrediction<TPrediction>
{
    private readonly ImmutableArray<ExpertOpinion<TPrediction>?> _all;

    internal ExpertsPrediction(ExpertsPrediction said, int experts, Func<ImmutableArray<double>, TPrediction> prediction)
    {
        _all = [.. Enumerable.Range(0, experts).Select(expert => said[expert] is { } own ? Typed(own, prediction) : null)];
        Opinions = [.. _all.OfType<ExpertOpinion<TPrediction>>()];
        Prediction = prediction(said.Scores);
        Confidence = said.Confidence;
    }

    /// <summary>What the experts that were asked say together.</summary>
    public TPrediction Prediction { get; }

    /// <inheritdoc cref="ExpertsPrediction.Confidence"/>
    public double Confidence { get; }

    /// <inheritdoc cref="ExpertsPrediction.HasConfidence"/>
    public bool HasConfidence => !Opinions.Any(opinion => opinion.IsReference);

    /// <summary>The experts that were asked, in the order of the layout.</summary>
    public ImmutableArray<ExpertOpinion<TPrediction>> Opinions { get; }

    /// <summary>What an expert says, by its index; null where the groups at hand weren't enough for it.</summary>
    public ExpertOpinion<TPrediction>? this[int expert] => _all[expert];

    /// <summary>The expert that settled most of it.</summary>
    public ExpertOpinion<TPrediction> Largest => Opinions.MaxBy(opinion => opinion.Attribution)!;

    /// <inheritdoc cref="ExpertOpinion.Unit"/>
    internal string? Unit => Opinions[0].Unit;

    /// <summary>The prediction, and who settled most of it, whatever the culture.</summary>
    public override string ToString() => OpinionText.Of(Prediction, Unit)
        + $"{(HasConfidence ? $", {OpinionText.Confidence(Confidence, isReference: false)}" : string.Empty)}; {Largest}";

    internal static ExpertOpinion<TPrediction> Typed(ExpertOpinion own, Func<ImmutableArray<double>, TPrediction> prediction) =>
        new(own.Expert, own.Attribution, own.Confidence, prediction(own.Scores)) { IsReference = own.IsReference, Unit = own.Unit };
}
