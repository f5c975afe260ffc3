using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>
/// How a record becomes numbers: one number per feature. Generated for each model; stateless and thread-safe.
/// A numeric feature is its value (a date its day number, a date and time its days, a time of day its hours, a duration its seconds); a
/// closed category
/// the index of its level, −1 for an enum value that is no member; an open category the index in its vocabulary, −1 for a text
/// that training never saw. A missing value is NaN.
/// </summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RecordEncoder<TRecord>
{
    /// <summary>What the record declares.</summary>
    public abstract ModelSchema Schema { get; }

    /// <summary>Encodes rows column by column: <c>columns[f * stride + r]</c> = feature f of <c>rows[r]</c>.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="vocabularies">The levels of the open categories.</param>
    /// <param name="columns">Features × stride values, out.</param>
    /// <param name="stride">The distance between columns; at least the number of rows.</param>
    public abstract void Encode(ReadOnlySpan<TRecord> rows, Vocabularies vocabularies, Span<double> columns, int stride);

    /// <summary>The text of an open category; null where it is missing.</summary>
    public abstract string? GetText(in TRecord row, int feature);

    /// <summary>What a row has of a vector.</summary>
    /// <param name="row">The row.</param>
    /// <param name="vector">The index of the vector.</param>
    /// <param name="entries">Takes it.</param>
    public virtual void ReadVector(in TRecord row, int vector, VectorEntries entries) =>
        throw new NotSupportedException($"{Schema.Name} has no vector {vector}.");

    /// <summary>
    /// The target: a number, 0 or 1, or the index of a class (−1 for an enum value that is no member). NaN where a nullable target is null.
    /// Not asked for texts.
    /// </summary>
    public abstract double GetTarget(in TRecord row);

    /// <summary>The target where it is a text; null where it is missing.</summary>
    public virtual string? GetTargetText(in TRecord row) =>
        throw new NotSupportedException($"The target {Schema.Target.Name} of {Schema.Name} is no text.");

    /// <summary>What is added to the row's score: its offset, plus the logarithm of its exposure.</summary>
    public virtual double GetOffset(in TRecord row) => 0;

    /// <summary>Whether the row's duration ended in the event.</summary>
    public virtual bool GetEvent(in TRecord row) => true;

    /// <summary>When the row came under observation, in units of its duration.</summary>
    public virtual double GetEntry(in TRecord row) => throw new NotSupportedException($"{Schema.Name} has no entry.");

    /// <summary>The stratum of the row; null where it is missing.</summary>
    public virtual string? GetStratum(in TRecord row) => throw new NotSupportedException($"{Schema.Name} has no strata.");

    /// <summary>How much the row counts: zero or more.</summary>
    public virtual double GetWeight(in TRecord row) => 1;

    /// <summary>Whether all targets may be of one class, since more than the class is known of each.</summary>
    internal virtual bool MayBeOfOneClass => false;

    /// <summary>What weights say.</summary>
    public virtual WeightKind WeightKind => WeightKind.Prior;
}
