using Nbm.Generated;

namespace Nbm.Flint;

/// <summary>Reads records with other interactions than they declare.</summary>
/// <param name="own">Reads the records.</param>
/// <param name="interactions">Features of each.</param>
internal sealed class PairedEncoder<TRow>(RecordEncoder<TRow> own, IEnumerable<int[]> interactions) : RecordEncoder<TRow>
{
    public override ModelSchema Schema { get; } = own.Schema with
    {
        Interactions =
        [
            .. interactions.Select(features => new InteractionSchema
            {
                Features = [.. features], Name = string.Join("X", features.Select(feature => own.Schema.Features[feature].Name)),
            }),
        ],
    };

    public override WeightKind WeightKind => own.WeightKind;

    /// <summary>With the pairs that say most on rows, beside all features' own curves.</summary>
    public static RecordEncoder<TRow> Suggested(RecordEncoder<TRow> own, IReadOnlyList<TRow> rows, int count)
    {
        var alone = new PairedEncoder<TRow>(own, []);
        return count == 0 ? alone : new PairedEncoder<TRow>(
            own, InteractionSuggester.Suggest(alone, rows, count, null, default)
                .Select(pair => (int[])[Index(own, pair.First), Index(own, pair.Second)]));
    }

    private static int Index(RecordEncoder<TRow> own, string feature) =>
        own.Schema.Features.Select(other => other.Name).ToList().IndexOf(feature);

    public override void Encode(ReadOnlySpan<TRow> rows, Vocabularies vocabularies, Span<double> columns, int stride) =>
        own.Encode(rows, vocabularies, columns, stride);

    public override string? GetText(in TRow row, int feature) => own.GetText(row, feature);

    public override void ReadVector(in TRow row, int vector, VectorEntries entries) => own.ReadVector(row, vector, entries);

    public override double GetTarget(in TRow row) => own.GetTarget(row);

    public override string? GetTargetText(in TRow row) => own.GetTargetText(row);

    public override double GetWeight(in TRow row) => own.GetWeight(row);
}
