using System.Globalization;

namespace Nbm;

/// <summary>What models that fit as well leave open of a term.</summary>
/// <param name="Term">The name of the term.</param>
/// <param name="BestScale">What it is multiplied by in the model of least loss on the rows.</param>
/// <param name="Scale">The least and the greatest scale that models of the set were found to have, the others free to make up for
/// it.</param>
/// <param name="ScaleAlone">The same with the others at their best scales.</param>
/// <param name="Importance">Between which values its importance lies in the set: the mean size of what it adds to the rows.</param>
/// <param name="LossWithout">The loss without the term, the others scaled anew.</param>
/// <param name="CanGo">Whether that is within ε of the model's.</param>
public sealed record TermFreedom(
    string Term, double BestScale, ValueInterval Scale, ValueInterval ScaleAlone, ValueInterval Importance, double LossWithout, bool CanGo)
{
    /// <summary>The term in a line, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Term}: importance {Importance.From:G3} … {Importance.To:G3}, times {Scale.From:G3} … {Scale.To:G3}")
        + (CanGo ? ", can go" : string.Empty);
}

/// <summary>What models that fit as well leave open of two features.</summary>
/// <param name="First">The name of one.</param>
/// <param name="Second">The name of the other.</param>
/// <param name="Correlation">How their contributions go together over the rows, each by what it says of the score: ρ of the halo.</param>
/// <param name="Strength">The least and the greatest feature interaction score of the set: by how much more the loss grows if both features
/// are shuffled, each by itself, than the sum of what it grows with each. To second order of the shuffles' means; of squared errors alone,
/// else null. It isn't 0 of features without an interaction that are correlated, 2 Cov, and with a purified interaction of independent ones
/// it is −2 Var of that.</param>
public sealed record PairFreedom(string First, string Second, double Correlation, ValueInterval? Strength);

/// <summary>A model of a set: scales of the terms.</summary>
/// <param name="Scales">What each of <see cref="RashomonSet.Terms"/> is multiplied by.</param>
/// <param name="Shift">What is added to the intercept.</param>
/// <param name="Loss">Its loss.</param>
public sealed record ScaledModel(IReadOnlyList<double> Scales, double Shift, double Loss);

/// <summary>A point of a halo.</summary>
/// <param name="Angle">From 0 to 2π: 0 is more of the first term, π/2 more of the second.</param>
/// <param name="Expected">By how much the loss would be above the best if the terms had nothing to do with each other.</param>
/// <param name="Found">By how much it is.</param>
public readonly record struct HaloPoint(double Angle, double Expected, double Found);
