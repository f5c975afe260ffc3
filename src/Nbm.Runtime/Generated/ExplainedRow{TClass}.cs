using System.ComponentModel;
using Nbm.Models;

namespace Nbm.Generated;

/// <summary>An <see cref="ExplainedRow"/> of a multiclass model.</summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExplainedRow<TClass>
    where TClass : notnull
{
    internal ExplainedRow(ExplainedRow row, ClassSet<TClass> classes)
    {
        Row = row;
        Classes = classes;
    }

    internal ExplainedRow Row { get; }

    internal ClassSet<TClass> Classes { get; }

    /// <summary>What a term adds to the score of each class.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction; vectors come behind all of
    /// these.</param>
    public ClassValues<TClass> Contributions(int term) => new(Classes, Row.Contributions(term));

    /// <summary>What no part explains of the score of each class; zeros for models that have no remainder.</summary>
    internal ClassValues<TClass> Remainders() =>
        Row.Model.HasRemainder ? Contributions(Row.Model.Parts.Length) : new(Classes, new double[Classes.Count]);

    /// <summary>The standard errors of what a term adds to the score of each class; null if the model has none.</summary>
    internal ClassValues<TClass>? StandardErrors(int term) => PerClass(c => Row.StandardError(term, c));

    /// <summary>The standard errors of the scores; null if the model has none.</summary>
    internal ClassValues<TClass>? ScoreErrors() => PerClass(Row.ScoreError);

    /// <summary>The standard errors of what contributions are added to; null if the model has none.</summary>
    internal ClassValues<TClass>? BaseErrors() => PerClass(Row.BaseError);

    private ClassValues<TClass>? PerClass(Func<int, double?> error)
    {
        var errors = new double[Classes.Count];
        for (int c = 0; c < errors.Length; c++)
        {
            if (error(c) is not double value)
            {
                return null;
            }

            errors[c] = value;
        }

        return new ClassValues<TClass>(Classes, errors);
    }
}
