using System.Globalization;

namespace Nbm;

/// <summary>
/// What a prediction is to become: at least, at most or between numbers, on the scale of the prediction (a probability of the positive
/// class, a mean, a hazard ratio, or the number of a regression) or on that of the score. That it is to become a class, a typed model's
/// methods take the class itself for.
/// </summary>
public readonly record struct Goal
{
    private Goal(double least, double most, bool isScore, int @class = -1) =>
        (Least, Most, IsScore, Class) = (least, most, isScore, @class);

    /// <summary>The least that reaches the goal; negative infinity for no bound.</summary>
    public double Least { get; }

    /// <summary>The most that reaches the goal; infinity for no bound.</summary>
    public double Most { get; }

    /// <summary>Whether the bounds are of the score, not of the prediction.</summary>
    public bool IsScore { get; }

    /// <summary>The index of the class that is to be predicted; −1 if the goal is a number.</summary>
    internal int Class { get; }

    /// <summary>A prediction of so much or more: <c>Goal.AtLeast(0.7)</c>.</summary>
    /// <exception cref="ArgumentException">It is no finite number.</exception>
    public static Goal AtLeast(double prediction) => Between(prediction, double.PositiveInfinity);

    /// <summary>A prediction of so much or less.</summary>
    /// <exception cref="ArgumentException">It is no finite number.</exception>
    public static Goal AtMost(double prediction) => Between(double.NegativeInfinity, prediction);

    /// <summary>A prediction between two numbers, or equal to one of them.</summary>
    /// <exception cref="ArgumentException">They aren't in order, or neither is finite.</exception>
    public static Goal Between(double least, double most) => Create(least, most, isScore: false);

    /// <summary>A score, before the link, of so much or more.</summary>
    /// <exception cref="ArgumentException">It is no finite number.</exception>
    public static Goal ScoreAtLeast(double score) => ScoreBetween(score, double.PositiveInfinity);

    /// <summary>A score of so much or less.</summary>
    /// <exception cref="ArgumentException">It is no finite number.</exception>
    public static Goal ScoreAtMost(double score) => ScoreBetween(double.NegativeInfinity, score);

    /// <summary>A score between two numbers, or equal to one of them.</summary>
    /// <exception cref="ArgumentException">They aren't in order, or neither is finite.</exception>
    public static Goal ScoreBetween(double least, double most) => Create(least, most, isScore: true);

    /// <summary>That a class is predicted.</summary>
    internal static Goal OfClass(int @class) => new(double.NegativeInfinity, double.PositiveInfinity, isScore: true, @class);

    private static Goal Create(double least, double most, bool isScore) =>
        least <= most && (double.IsFinite(least) || double.IsFinite(most)) ? new(least, most, isScore)
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
            $"A goal from {least} to {most} has no prediction: expected two numbers in order, at least one of them finite."));

    /// <summary>The goal in words, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Class >= 0 ? $"class {Class}" : IsScore ? "score" : "prediction")}{Bounds()}");

    private string Bounds() => Class >= 0 ? string.Empty
        : double.IsInfinity(Most) ? string.Create(CultureInfo.InvariantCulture, $" of at least {Least}")
        : double.IsInfinity(Least) ? string.Create(CultureInfo.InvariantCulture, $" of at most {Most}")
        : string.Create(CultureInfo.InvariantCulture, $" from {Least} to {Most}");
}
