using System.Collections.Immutable;
using Nbm.Reports;

namespace Nbm;

/// <summary>What changed from one model to another: which curves moved and by how much, and
/// what else their records and fits differ in. Standard errors aren't compared.</summary>
public sealed class ModelDiff
{
    private ModelDiff(AdditiveModel before, AdditiveModel after)
    {
        (Before, After) = (before, after);
        AreComparable = ScorePairs.AreComparable(before, after);
        Changes = SchemaDiff.Of(before, after);
        Terms = AreComparable ? TermDiff.Of(before, after) : [];
    }

    /// <summary>The terms that changed, those that changed most on average first.</summary>
    public ImmutableArray<TermChange> Terms { get; }

    /// <summary>What else changed: features, levels, units, interactions, intercepts.</summary>
    public ImmutableArray<ModelChange> Changes { get; }

    /// <summary>Whether scores of both models mean the same; otherwise no curves are compared.</summary>
    public bool AreComparable { get; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => AreComparable && Terms.IsEmpty && Changes.IsEmpty;

    internal AdditiveModel Before { get; }

    internal AdditiveModel After { get; }

    /// <summary>Compares two models. Features are matched by name, interactions by their features.</summary>
    /// <param name="before">The earlier model.</param>
    /// <param name="after">The later one.</param>
    public static ModelDiff Between(AdditiveModel before, AdditiveModel after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new ModelDiff(before, after);
    }

    /// <inheritdoc cref="Between(AdditiveModel, AdditiveModel)"/>
    public static ModelDiff Between<TRecord>(Model<TRecord> before, Model<TRecord> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new ModelDiff(before.Additive, after.Additive);
    }

    /// <summary>A picture of every term that changed, the largest first, below
    /// one another; interactions of more than two features have none.</summary>
    public string ToSvg() => DiffPlot.DrawAll(this);

    /// <summary>One self-contained HTML page: what changed as a table, and a picture of every term that did.</summary>
    /// <param name="title">Its heading; null: the names of the models.</param>
    public string ToHtml(string? title = null) => DiffPage.Write(this, title);

    /// <summary>A line for each change, the largest first, whatever the culture.</summary>
    public override string ToString() => DiffText.Write(this);
}
