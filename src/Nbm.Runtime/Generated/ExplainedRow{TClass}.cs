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
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    public ClassValues<TClass> Contributions(int term) => new(Classes, Row.Contributions(term));
}
