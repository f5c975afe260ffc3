using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What the generator would write for <see cref="TestRow"/> under some schema.</summary>
internal sealed class TestEncoder(ModelSchema schema) : RecordEncoder<TestRow>
{
    public override ModelSchema Schema { get; } = schema;

    public override void Encode(ReadOnlySpan<TestRow> rows, Vocabularies vocabularies, Span<double> columns, int stride)
    {
        for (int f = 0; f < Schema.Features.Length; f++)
        {
            for (int r = 0; r < rows.Length; r++)
            {
                columns[(f * stride) + r] = Schema.Features[f].Kind == FeatureKind.OpenCategory
                    ? vocabularies.Find(f, rows[r].Texts![f])
                    : rows[r].Values[f];
            }
        }
    }

    public override string? GetText(in TestRow row, int feature) => row.Texts![feature];

    public override void ReadVector(in TestRow row, int vector, VectorEntries entries)
    {
        if (Schema.Vectors[vector].IsDense)
        {
            entries.Read(row.Places![vector]);
        }
        else
        {
            entries.Read(row.Vectors![vector]);
        }
    }

    public override double GetTarget(in TestRow row) => row.Target;

    public override string? GetTargetText(in TestRow row) => row.TargetText;

    public override double GetOffset(in TestRow row) => row.Offset;

    public override bool GetEvent(in TestRow row) => row.Event;

    public override double GetEntry(in TestRow row) => row.Entry;

    public override string? GetStratum(in TestRow row) => row.Stratum;

    public override double GetWeight(in TestRow row) => row.Weight;

    public override WeightKind WeightKind => Weights;

    public WeightKind Weights { get; init; }
}
