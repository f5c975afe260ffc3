using Nbm.Models;

namespace Nbm;

/// <summary>What a multiclass model says of a row.</summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public readonly struct MulticlassPrediction<TClass>
    where TClass : notnull
{
    internal MulticlassPrediction(ClassSet<TClass> classes, ReadOnlySpan<double> scores, Span<double> scratch)
    {
        Link.Softmax(scores, scratch);
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        Label = classes.Classes[best];
        Probability = scratch[best];
        Probabilities = new ClassValues<TClass>(classes, scratch);
        Scores = new ClassValues<TClass>(classes, scores);
    }

    /// <summary>The most probable class; the first of them if several are alike.</summary>
    public TClass Label { get; }

    /// <summary>The probability of <see cref="Label"/>.</summary>
    public double Probability { get; }

    /// <summary>The probability of each class; they sum to 1.</summary>
    public ClassValues<TClass> Probabilities { get; }

    /// <summary>The score of each class, before the softmax: what the terms add up to.</summary>
    public ClassValues<TClass> Scores { get; }

    /// <summary>The most probable class: <c>probability of Gentoo 0.91</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"probability of {Label} {Probability:0.####}");
}
