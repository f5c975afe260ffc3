using Nbm.Generated;

namespace Nbm.Tool.Comparison;

/// <summary>What the generator would write for the record of a file.</summary>
/// <param name="schema">The record.</param>
internal sealed class FileEncoder(ModelSchema schema) : RecordEncoder<FileRow>
{
    public override ModelSchema Schema => schema;

    public override void Encode(ReadOnlySpan<FileRow> rows, Vocabularies vocabularies, Span<double> columns, int stride)
    {
        for (int f = 0; f < schema.Features.Length; f++)
        {
            bool isText = schema.Features[f].Kind == FeatureKind.OpenCategory;
            for (int r = 0; r < rows.Length; r++)
            {
                columns[(f * stride) + r] = isText ? vocabularies.Find(f, rows[r].Texts[f]) : rows[r].Values[f];
            }
        }
    }

    public override string? GetText(in FileRow row, int feature) => row.Texts[feature];

    public override double GetTarget(in FileRow row) => row.Target;

    public override string? GetTargetText(in FileRow row) => row.TargetText;

    public override double GetOffset(in FileRow row) => row.Offset;

    public override bool GetEvent(in FileRow row) => row.Event;

    public override double GetWeight(in FileRow row) => row.Weight;
}
