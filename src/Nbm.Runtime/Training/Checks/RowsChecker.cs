using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Checks rows for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowsChecker
{
    /// <summary>Looks at rows before anything is learned of them. Every text of an open category is a level of its own.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="NbmDataException">A value is wrong, or no row has a target; the message says which and why.</exception>
    public static RowsReport Check<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        ModelSchema schema = encoder.Schema;
        (LabelledRows<TRecord> labelled, IRowContent content) = TrainingDataReader.Open(encoder, rows, nameof(rows));
        ImmutableArray<string> classes = schema.Target.HasOpenClasses
            ? [.. labelled.Texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : schema.Target.Classes;
        labelled = schema.Target.HasOpenClasses ? labelled.WithClasses(classes) : labelled;
        var vocabularies = new Vocabularies([.. schema.Features.Select((feature, f) => feature.Kind == FeatureKind.OpenCategory
            ? (IReadOnlyList<string>)NameCounts.Frequent(content.Texts(f), 1, int.MaxValue) : null)]);
        EncodedRows encoded = RowEncoding.Encode(labelled, content, vocabularies, VectorReader.Names(schema, content));
        return RowsCheck.Of(schema, classes, encoded, rows.Count - encoded.Count);
    }
}
