using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>What an interpreter was found to be on some rows, which count as they weigh.</summary>
public sealed record FlintSummary
{
    /// <summary>The τ of <see cref="Conciseness"/> that a model keeps, those of the paper.</summary>
    public static ImmutableArray<double> UsualTaus { get; } = [1.5, 2, 2.5, 3, 4, 5];

    /// <summary>How many rows.</summary>
    public required int Rows { get; init; }

    /// <summary>
    /// Of classes the share of the rows of which the interpreter names the same class as what it explains; of numbers R², 1 less the mean
    /// squared difference of both over the variance of what is explained.
    /// </summary>
    public required double Fidelity { get; init; }

    /// <summary>The mean relevances of attributes over the rows of which the interpreter names a class, a class each; of numbers over
    /// all.</summary>
    public required ImmutableArray<ClassRelevance> GlobalRelevance { get; init; }

    /// <summary>For each attribute the share of the rows that activate it: above a thousandth of its largest activation in
    /// training.</summary>
    public required ImmutableArray<double> ActiveShares { get; init; }

    /// <summary>For each attribute the share of the rows of which it says most, for or against.</summary>
    public required ImmutableArray<double> LeadingShares { get; init; }

    /// <summary>The share of the rows that activate no attribute: their explanation is empty, whatever conciseness says.</summary>
    public required double ShareWithoutActive { get; init; }

    /// <summary>The share of the rows whose most relevant attribute speaks against what the interpreter says.</summary>
    public required double ShareLedAgainst { get; init; }

    /// <summary>For each of the usual τ the mean number of attributes of a relevance above 1/τ.</summary>
    public required ImmutableArray<double> SignedConciseness { get; init; }

    /// <summary>The same of |relevance|: those that speak against it count too.</summary>
    public required ImmutableArray<double> AbsoluteConciseness { get; init; }

    /// <summary>How many attributes less than one row in a thousand activates.</summary>
    public int Dead => ActiveShares.Count(share => share < 0.001);

    /// <summary>How many attributes say most of more than one row in two hundred.</summary>
    public int Leading => LeadingShares.Count(share => share > 0.005);

    /// <summary>The mean number of attributes that it takes to explain a row (CNS of the paper): those of a relevance above 1/τ.</summary>
    /// <param name="tau">One of <see cref="UsualTaus"/>.</param>
    /// <param name="absolute">Whether attributes that speak against it count too.</param>
    /// <exception cref="ArgumentOutOfRangeException">It wasn't measured for this τ; the message says for which it was.</exception>
    public double Conciseness(double tau, bool absolute = false) => UsualTaus.IndexOf(tau) is >= 0 and var at
        ? (absolute ? AbsoluteConciseness : SignedConciseness)[at]
        : throw new ArgumentOutOfRangeException(nameof(tau), tau, FormattableString.Invariant(
            $"Conciseness is measured for τ of {string.Join(", ", UsualTaus.Select(known => known.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)))}; this is {tau}."));

    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rows:#,0} rows: fidelity {Fidelity:0.0000}, {Conciseness(2):0.00} attributes a row at τ = 2 ({Conciseness(2, absolute: true):0.00} with those against), ")
        + FormattableString.Invariant(
            $"{Leading} of {ActiveShares.Length} lead, {Dead} dead, {ShareWithoutActive:0.000} of the rows without an active one");

    /// <summary>Of no rows.</summary>
    internal static FlintSummary Unmeasured(int attributes, int classes)
    {
        ImmutableArray<double> none = [.. new double[attributes]];
        return new FlintSummary
        {
            Rows = 0,
            Fidelity = 0,
            GlobalRelevance = [.. Enumerable.Repeat(new ClassRelevance(string.Empty, 0, none), Math.Max(1, classes))],
            ActiveShares = none,
            LeadingShares = none,
            ShareWithoutActive = 0,
            ShareLedAgainst = 0,
            SignedConciseness = [.. new double[UsualTaus.Length]],
            AbsoluteConciseness = [.. new double[UsualTaus.Length]],
        };
    }

    internal string? FirstViolation(FlintModel model)
    {
        int attributes = model.Network.Attributes.Count, classes = Relevance.Classes(model);
        bool Are(ImmutableArray<double> values, int count, double least, double most) =>
            values.Length == count && values.All(value => value >= least && value <= most);
        return Rows < 0 || !double.IsFinite(Fidelity) ? "its summary is of no rows, or its fidelity is no number"
            : GlobalRelevance.Length != classes
                || GlobalRelevance.Any(own => !Are(own.Values, attributes, -1, 1) || !(own.Share is >= 0 and <= 1))
            ? FormattableString.Invariant($"there are relevances for {GlobalRelevance.Length} classes of {classes}, or one is beyond 1")
            : !Are(ActiveShares, attributes, 0, 1) || !Are(LeadingShares, attributes, 0, 1)
            ? "shares of attributes are beyond 0 … 1, or too few"
            : !Are(SignedConciseness, UsualTaus.Length, 0, attributes) || !Are(AbsoluteConciseness, UsualTaus.Length, 0, attributes)
            ? "conciseness is more than there are attributes, or wasn't measured"
            : !(ShareWithoutActive is >= 0 and <= 1) || !(ShareLedAgainst is >= 0 and <= 1) ? "a share of rows is beyond 0 … 1"
            : null;
    }
}

/// <summary>How relevant attributes are to a class.</summary>
/// <param name="Class">The class; of numbers the name of the target.</param>
/// <param name="Share">The share of the rows of which the interpreter names it.</param>
/// <param name="Values">For each attribute its mean relevance over these rows, from −1 to 1; 0 where there are none.</param>
public sealed record ClassRelevance(string Class, double Share, ImmutableArray<double> Values)
{
    /// <summary>The attributes whose relevance is above a threshold, the largest first.</summary>
    /// <param name="threshold">From 0 to 1; the paper takes 0.1 to 0.4.</param>
    public ImmutableArray<int> Above(double threshold) =>
        [.. Enumerable.Range(0, Values.Length).Where(j => Values[j] > threshold).OrderByDescending(j => Values[j])];
}
