using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>Turns rows into checked columns.</summary>
internal static class RowEncoding
{
    /// <summary>Encodes rows and checks every value.</summary>
    /// <param name="rows">Their labels.</param>
    /// <param name="content">All else.</param>
    /// <param name="vocabularies">The levels of open categories.</param>
    /// <param name="names">For each vector the names that are learned.</param>
    /// <exception cref="NbmDataException">A value is missing that can't be; the message names the row and the feature.</exception>
    public static EncodedRows Encode<TRecord>(
        LabelledRows<TRecord> rows, IRowContent content, Vocabularies vocabularies, ImmutableArray<ImmutableArray<string>> names) =>
        new(content.Columns(vocabularies), rows.Targets, rows.Weights)
        {
            Offsets = rows.Offsets,
            Events = rows.Events,
            Entries = rows.Entries,
            Strata = rows.Strata,
            Vectors = content.Vectors(names),
        };
}
