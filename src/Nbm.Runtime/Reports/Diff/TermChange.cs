using System.Globalization;
using Nbm.Reports;

namespace Nbm;

/// <summary>
/// How a term differs between two models. Its values are compared at the knots, levels and slots of both models; since knots lie at
/// quantiles of the training rows, a mean over them weighs a curve by where the rows are. A term that one model lacks counts as 0 there.
/// </summary>
public sealed class TermChange
{
    internal TermChange(TermPair pair, TermDifference difference, TermChangeKind kind)
    {
        (Pair, Kind) = (pair, kind);
        (Name, MeanChange, LargestChange, At, Class) = (pair.Name, difference.Mean, difference.Largest, difference.At, difference.Class);
    }

    /// <summary>The name of the feature or the interaction.</summary>
    public string Name { get; }

    /// <summary>What became of it.</summary>
    public TermChangeKind Kind { get; }

    /// <summary>The mean size of its change, in units of the score; the mean over classes if there are several.</summary>
    public double MeanChange { get; }

    /// <summary>Its largest change, later less earlier, in units of the score.</summary>
    public double LargestChange { get; }

    /// <summary>Where that is: a value, or values of an interaction; null if nothing changed.</summary>
    public string? At { get; }

    /// <summary>The class that the largest change is of; null where there is one score.</summary>
    public string? Class { get; }

    /// <summary>The importance in the earlier model; null if it lacks the term.</summary>
    public double? ImportanceBefore => Pair.Before?.Term.Importance;

    /// <summary>The importance in the later model; null if it lacks the term.</summary>
    public double? ImportanceAfter => Pair.After?.Term.Importance;

    /// <summary>The degrees of freedom in the earlier model, if they are known.</summary>
    public double? DegreesOfFreedomBefore => Pair.Before?.Term.DegreesOfFreedom;

    /// <summary>The degrees of freedom in the later model, if they are known.</summary>
    public double? DegreesOfFreedomAfter => Pair.After?.Term.DegreesOfFreedom;

    internal TermPair Pair { get; }

    /// <summary>Both curves in one plot, or how a pair changed as a heat map. Of several classes the one that changed most.</summary>
    /// <exception cref="NotSupportedException">The interaction is of more than two features, which no picture shows.</exception>
    public string ToSvg() => Pair.Order <= 2
        ? DiffPlot.Draw(this, isPart: false)
        : throw new NotSupportedException(
            $"{Name} is an interaction of {Pair.Order.ToString(CultureInfo.InvariantCulture)} features; pictures show two.");

    /// <summary>The name, what became of it, and how large the change is, whatever the culture.</summary>
    public override string ToString()
    {
        string place = At is null ? string.Empty : $" at {At}{(Class is null ? string.Empty : $" for {Class}")}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Name} {DiffText.Of(Kind)}: mean {ScoreText.Of(MeanChange)}, largest "
                + $"{DiffText.Signed(LargestChange)}{place}{DiffText.Freedom(this)}");
    }
}
