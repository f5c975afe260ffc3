using System.Collections.Immutable;

namespace Nbm;

/// <summary>What rows have as target.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Classes">Of a classification how many rows each class has, the schema's order; empty for numbers. Of survival those whose
/// duration ended in the event, and those that were censored.</param>
/// <param name="Least">Of numbers the least; NaN for classes.</param>
/// <param name="Median">Of numbers the median; NaN for classes.</param>
/// <param name="Most">Of numbers the largest; NaN for classes.</param>
public sealed record TargetCheck(string Name, ImmutableArray<ClassCount> Classes, double Least, double Median, double Most)
{
    /// <inheritdoc/>
    public bool Equals(TargetCheck? other) => other is not null && Name == other.Name
        && Classes.AsSpan().SequenceEqual(other.Classes.AsSpan())
        && (Least, Median, Most).Equals((other.Least, other.Median, other.Most));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Classes.Length, Least, Median, Most);

    /// <summary>In one line, whatever the culture.</summary>
    public override string ToString() => $"{Name}: " + string.Join(", ",
        new[]
        {
            double.IsNaN(Least) ? null : FormattableString.Invariant($"{Least:G6} … {Most:G6}, half below {Median:G6}"),
            Classes.Length == 0 ? null
                : string.Join(", ", Classes.Select(own => FormattableString.Invariant($"{own.Rows:#,0} {own.Name}"))),
        }.OfType<string>());
}

/// <summary>How many rows are of a class.</summary>
/// <param name="Name">The class.</param>
/// <param name="Rows">Its rows, whatever they weigh.</param>
public sealed record ClassCount(string Name, int Rows);
