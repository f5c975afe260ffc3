using System.Collections.Immutable;

namespace Nbm;

/// <summary>A prediction by experts, of all groups of features or of those at hand, and which experts settled it.</summary>
public sealed class ExpertsPrediction
{
    private readonly ImmutableArray<ExpertOpinion?> _all;

    internal ExpertsPrediction(ImmutableArray<ExpertOpinion?> all, ImmutableArray<double> scores, ImmutableArray<double> predictions)
    {
        (_all, Scores, Predictions) = (all, scores, predictions);
        Opinions = [.. all.OfType<ExpertOpinion>()];
        Confidence = Opinions.Max(opinion => opinion.Confidence);
    }

    /// <summary>The experts that were asked, in the order of the layout.</summary>
    public ImmutableArray<ExpertOpinion> Opinions { get; }

    /// <summary>What an expert says, by its index; null where the groups at hand weren't enough for it.</summary>
    public ExpertOpinion? this[int expert] => _all[expert];

    /// <summary>The scores: numbers, log-odds of the positive class, or logarithms of the classes' probabilities.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>A number, the probability of the positive class, or a probability for each class.</summary>
    public ImmutableArray<double> Predictions { get; }

    /// <summary>
    /// How sure this is, from 0 to 1: the largest confidence of the experts that were asked. What several are sure of isn't multiplied,
    /// as in 1 − Π (1 − c): experts read parts of the same row, and what two of them know may be the same. Where the expert of all groups
    /// was asked and the others' confidence is how close they are to it, this is 1 by definition: see <see cref="HasConfidence"/>.
    /// </summary>
    public double Confidence { get; }

    /// <summary>Whether <see cref="Confidence"/> says anything: not where it is that of the expert by whose answer the others measure
    /// theirs.</summary>
    public bool HasConfidence => !Opinions.Any(opinion => opinion.IsReference);

    /// <summary>The expert that settled most of it.</summary>
    public ExpertOpinion Largest => Opinions.MaxBy(opinion => opinion.Attribution)!;
}
