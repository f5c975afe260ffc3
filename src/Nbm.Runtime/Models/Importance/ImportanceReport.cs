using System.Collections.Immutable;

namespace Nbm;

/// <summary>How much terms and features matter on some rows; see <see cref="PartMeasures"/>.</summary>
/// <param name="Rows">How many rows have a target and a weight above zero.</param>
/// <param name="Loss">The mean loss of the rows: log loss of classes, the squared error of a regression, of other tasks what training
/// minimises; NaN of survival.</param>
/// <param name="Terms">The terms, the largest <see cref="PartMeasures.MeanAbsolute"/> first.</param>
/// <param name="Features">The features and vectors, each with all terms that read it, likewise.</param>
public sealed record ImportanceReport(int Rows, double Loss, ImmutableArray<PartMeasures> Terms, ImmutableArray<PartMeasures> Features)
{
    /// <summary>A term by name.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public PartMeasures this[string name] => Terms.FirstOrDefault(term => term.Name == name)
        ?? throw new ArgumentException(
            $"There is no term '{name}'; there are {string.Join(", ", Terms.Select(term => term.Name))}.", nameof(name));

    /// <summary>The terms, one to a line, whatever the culture.</summary>
    public override string ToString() => string.Join('\n', Terms);
}
