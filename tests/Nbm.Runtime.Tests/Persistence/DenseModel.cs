using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Persistence;

namespace Nbm.Tests.Persistence;

/// <summary>A made-up family whose score is a bilinear form: one layer of weights on top of another, of which it explains
/// nothing.</summary>
internal sealed class DenseModel(CommonParts parts, float[] hidden, double[] output) : TrainedModel(parts)
{
    public int Units => Output.Length;

    public float[] Hidden { get; } = hidden;

    public double[] Output { get; } = output;

    public override ImmutableArray<ModelPart> Parts => [];

    public override bool HasRemainder => true;

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        for (int r = 0; r < rows.Count; r++)
        {
            scores[r] = Intercepts[0];
            for (int u = 0; u < Units; u++)
            {
                for (int f = 0; f < Schema.Features.Length; f++)
                {
                    double value = rows.Columns[(f * rows.Stride) + r];
                    scores[r] += Output[u] * Hidden[(u * Schema.Features.Length) + f] * (double.IsNaN(value) ? 0 : value);
                }
            }
        }
    }

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new NotSupportedException();

    internal override Func<string, int> NameIndex(int vector) => throw new NotSupportedException();

    internal override string TextOf(int vector, VectorRow row) => throw new NotSupportedException();
}

/// <summary>How that family is in files: all that a family has to write.</summary>
internal sealed class DenseFormat : FamilyFormat<DenseModel>
{
    public override string Family => "dense";

    public override IReadOnlyList<string> Sections => ["layers"];

    protected override void Write(DenseModel model, SectionWriter to) => to.RequiredTensors(
        "layers",
        FileTensor.Of("hidden", model.Hidden, model.Units, model.Schema.Features.Length),
        FileTensor.Of("output", model.Output, model.Units));

    protected override DenseModel Read(CommonParts common, SectionReader from) => FileTensors.Read(from, "layers", layers =>
    {
        int units = layers.ShapeOf("hidden", 2)[0];
        return new DenseModel(common, layers.Singles("hidden", units, common.Schema.Features.Length), layers.Doubles("output", units));
    });
}
