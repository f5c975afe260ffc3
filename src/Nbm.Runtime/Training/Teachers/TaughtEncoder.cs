using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Reads records whose targets are what a teacher says of them.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <param name="encoder">Reads the records.</param>
/// <param name="schema">What is learned: the record's schema, or its own with the scores as numbers.</param>
internal sealed class TaughtEncoder<TRecord>(RecordEncoder<TRecord> encoder, ModelSchema schema) : RecordEncoder<TaughtRow<TRecord>>
{
    public override ModelSchema Schema => schema;

    internal override bool MayBeOfOneClass => true;

    public override WeightKind WeightKind => encoder.WeightKind;

    public override void Encode(ReadOnlySpan<TaughtRow<TRecord>> rows, Vocabularies vocabularies, Span<double> columns, int stride)
    {
        var own = new TRecord[rows.Length];
        for (int r = 0; r < own.Length; r++)
        {
            own[r] = rows[r].Row;
        }

        encoder.Encode(own, vocabularies, columns, stride);
    }

    public override string? GetText(in TaughtRow<TRecord> row, int feature) => encoder.GetText(row.Row, feature);

    public override void ReadVector(in TaughtRow<TRecord> row, int vector, VectorEntries entries) =>
        encoder.ReadVector(row.Row, vector, entries);

    public override double GetTarget(in TaughtRow<TRecord> row) =>
        schema.Target.Task == ModelTask.Regression ? row.Scores[0] : Relevance.Class(schema.Target.Task, row.Scores);

    public override double GetWeight(in TaughtRow<TRecord> row) => encoder.GetWeight(row.Row);
}
