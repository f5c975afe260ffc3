using System.Collections.Immutable;
using System.Globalization;

namespace Nbm;

/// <summary>
/// The run that a model comes from, as its file keeps it: what repeats it, given the rows. There is no time and no machine in it, so that
/// the same rows, options and seed give the
/// same bytes.
/// </summary>
public sealed class TrainingRun
{
    /// <summary>Where all randomness came from, <see cref="TrainingOptions.Seed"/>.</summary>
    public required int Seed { get; init; }

    /// <summary>How many rows were learned from: those of a target, and of a weight above zero.</summary>
    /// <exception cref="ArgumentException">It is below 0.</exception>
    public required int Rows
    {
        get;
        init => field = value >= 0 ? value
            : throw new ArgumentException(FormattableString.Invariant($"A training run has {value} rows; expected: 0 and more."));
    }

    /// <summary>How many rows decided when the neural phase stopped, held out from it or given besides; 0 where none did.</summary>
    /// <exception cref="ArgumentException">It is below 0.</exception>
    public int ValidationRows
    {
        get;
        init => field = value >= 0 ? value
            : throw new ArgumentException(
                FormattableString.Invariant($"A training run has {value} validation rows; expected: 0 and more."));
    }

    /// <summary>Whether the fit began from another model (<c>ContinueTraining</c>).</summary>
    public bool IsContinued
    {
        get => Start != TrainingStart.Nothing;
        init => Start = value == IsContinued ? Start : value ? TrainingStart.Tables : TrainingStart.Nothing;
    }

    /// <summary>What the fit began from.</summary>
    public TrainingStart Start { get; init; }

    /// <summary>The options that weren't at their defaults, as text, by name; but for the seed, and for what a model doesn't depend on,
    /// such as the number of threads.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; init; } = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal);

    /// <summary>The version of this library.</summary>
    public required string Version { get; init; }

    /// <summary>The options as one line; <c>defaults</c> if all were.</summary>
    internal string OptionsText =>
        Options.IsEmpty ? "defaults" : string.Join(", ", Options.Select(option => $"{option.Key} = {option.Value}"));

    /// <summary>What it began from, in words; null if from nothing.</summary>
    internal string? StartText => Start switch
    {
        TrainingStart.Nothing => null,
        TrainingStart.Tables => "begun from another model",
        TrainingStart.Networks => "begun from another model's networks",
        _ => "begun from another model's tables and networks",
    };

    /// <summary>All of it in a line, whatever the culture.</summary>
    public override string ToString()
    {
        string validation = ValidationRows == 0 ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {ValidationRows:#,0} for validation");
        return string.Create(CultureInfo.InvariantCulture,
            $"seed {Seed}, {Rows:#,0} rows{validation}{(StartText is { } start ? $", {start}" : string.Empty)}; {OptionsText}; Nbm "
                + $"{Version}");
    }
}
