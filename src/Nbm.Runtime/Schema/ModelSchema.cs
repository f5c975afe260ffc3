using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Nbm;

/// <summary>
/// What a model takes and predicts: the features, the interactions and the target, all as declared on the record.
/// The terms of a model are one per feature, in order, then one per interaction, then one per vector. Equal by content.
/// </summary>
public sealed record ModelSchema
{
    private string? _hash;
    private bool _isChecked;

    /// <summary>A schema; every property but the vectors and the columns of weight, offset, exposure, event, entry and stratum is
    /// required.</summary>
    public ModelSchema()
    {
    }

    [SetsRequiredMembers]
    // What "with" calls: everything but the hash and whether it was checked, which the copy finds anew.
    private ModelSchema(ModelSchema original)
    {
        Name = original.Name;
        Features = original.Features;
        Interactions = original.Interactions;
        Vectors = original.Vectors;
        Target = original.Target;
        WeightColumn = original.WeightColumn;
        OffsetColumn = original.OffsetColumn;
        ExposureColumn = original.ExposureColumn;
        EventColumn = original.EventColumn;
        EntryColumn = original.EntryColumn;
        StratumColumn = original.StratumColumn;
    }

    /// <summary>The stem of the generated names, such as <c>Applicant</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The features, in the order of their columns.</summary>
    public required ImmutableArray<FeatureSchema> Features { get; init => field = value.IsDefault ? [] : value; }

    /// <summary>The interactions, in the order of their terms.</summary>
    public required ImmutableArray<InteractionSchema> Interactions { get; init => field = value.IsDefault ? [] : value; }

    /// <summary>The vectors, in the order of their terms; empty if there are none.</summary>
    public ImmutableArray<VectorSchema> Vectors { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What is predicted.</summary>
    public required TargetSchema Target { get; init; }

    /// <summary>The column in a CSV file that weighs the rows; null if all rows count alike.</summary>
    public string? WeightColumn { get; init; }

    /// <summary>The column in a CSV file that is added to the score; null if there is none.</summary>
    public string? OffsetColumn { get; init; }

    /// <summary>The column in a CSV file whose logarithm is added to the score; null if there is none.</summary>
    public string? ExposureColumn { get; init; }

    /// <summary>The column in a CSV file that says whether a duration ended in the event; null but for
    /// <see cref="ModelTask.Cox"/>.</summary>
    public string? EventColumn { get; init; }

    /// <summary>The column in a CSV file that says when a row came under observation; null where all were from the beginning.</summary>
    public string? EntryColumn { get; init; }

    /// <summary>The column in a CSV file that says which stratum a row belongs to; null without strata.</summary>
    public string? StratumColumn { get; init; }

    /// <summary>How many terms of the model are tables: features and interactions. Vectors come behind them.</summary>
    public int TermCount => Features.Length + Interactions.Length;

    /// <summary>How many terms the model has in all: features, interactions and vectors.</summary>
    internal int AllTerms => TermCount + Vectors.Length;

    /// <summary>
    /// SHA-256, in lower-case hexadecimal digits, of all that a trained model depends on: names, kinds, types, nullability, levels and
    /// units of features and target, the task with its parameter, the interactions, the vectors, and whether there is an offset, an
    /// exposure or a stratum. Names of columns, descriptions, the stem and the weight may change without making a saved model useless, so
    /// they don't count.
    /// </summary>
    public string Hash => _hash ??= SchemaHash.Compute(this);

    /// <summary>The first rule that it breaks, in words; null if it breaks none. Checked once.</summary>
    internal string? FirstViolation()
    {
        string? violation = _isChecked ? null : SchemaRules.FirstViolation(this);
        _isChecked = violation is null;
        return violation;
    }

    /// <inheritdoc/>
    public bool Equals(ModelSchema? other) =>
        other is not null && Name == other.Name && Features.AsSpan().SequenceEqual(other.Features.AsSpan())
        && Interactions.AsSpan().SequenceEqual(other.Interactions.AsSpan()) && Vectors.AsSpan().SequenceEqual(other.Vectors.AsSpan())
        && Target == other.Target && WeightColumn == other.WeightColumn
        && OffsetColumn == other.OffsetColumn && ExposureColumn == other.ExposureColumn && EventColumn == other.EventColumn
        && EntryColumn == other.EntryColumn && StratumColumn == other.StratumColumn;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Features.Length, Interactions.Length, Target);

    /// <summary>Whether rows bring a number that is added to their score.</summary>
    internal bool HasOffset => OffsetColumn is not null || ExposureColumn is not null;

    /// <summary>How many axes a model can have: each is of a term, and a term has one for each of its features.</summary>
    internal int MostAxes()
    {
        long most = Features.Length;
        foreach (InteractionSchema interaction in Interactions)
        {
            most += interaction.Features.Length;
        }

        return (int)Math.Min(most, int.MaxValue);
    }

    /// <summary>The name of a term: the feature's, the interaction's or the vector's.</summary>
    internal string TermName(int term) => term < Features.Length ? Features[term].Name
        : term < TermCount ? Interactions[term - Features.Length].Name
        : Vectors[term - TermCount].Name;

    /// <summary>The term of a vector.</summary>
    internal int TermOfVector(int vector) => TermCount + vector;

    /// <summary>What a term or a part of a score reads: the name of a feature by its index, of a vector behind all features.</summary>
    internal string InputName(int input) => input < Features.Length ? Features[input].Name : Vectors[input - Features.Length].Name;

    /// <summary>The features of a term that is a table.</summary>
    internal ImmutableArray<int> TermFeatures(int term) => term < Features.Length ? [term] : Interactions[term - Features.Length].Features;
}
