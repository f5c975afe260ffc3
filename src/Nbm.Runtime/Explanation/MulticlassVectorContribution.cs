using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>What a vector adds to the score of each class, and what each of its names adds to that.</summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public sealed class MulticlassVectorContribution<TClass>
    where TClass : notnull
{
    private readonly ExplainedRow<TClass> _row;
    private readonly int _vector;

    internal MulticlassVectorContribution(ExplainedRow<TClass> row, int vector)
    {
        _row = row;
        _vector = vector;
        int term = row.Row.Model.Schema.TermOfVector(vector);
        Scores = row.Contributions(term);
        StandardErrors = row.StandardErrors(term);
    }

    /// <summary>What it adds, per class, in units of the score.</summary>
    public ClassValues<TClass> Scores { get; }

    /// <summary>The standard errors of <see cref="Scores"/>, per class, in their units; null if the model has none.</summary>
    public ClassValues<TClass>? StandardErrors { get; }

    /// <summary>What it adds to the score of a class, name by name.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public VectorContribution this[TClass @class] => new(_row.Row, _vector, _row.Classes.IndexOf(@class));

    /// <summary>The largest names and what the vector adds per class, whatever the culture.</summary>
    public override string ToString() => $"{ValueText.OfVector(_row.Row, _vector)} → {ValueText.Scores(Scores, StandardErrors)}";
}
