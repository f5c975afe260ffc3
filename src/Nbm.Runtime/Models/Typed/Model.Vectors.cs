using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    private bool HasVectors => Additive.Vectors.Length > 0;

    // What a row's vectors add to each score, and where there is room to each term; room is laid out [(term * outputs + output) * stride].
    private void AddVectors(in TRecord row, long? index, VectorScratch scratch, Span<double> scores, Span<double> contributions, int stride)
    {
        for (int v = 0; v < Additive.Vectors.Length; v++)
        {
            VectorTerm vector = Additive.Vectors[v];
            RowEncoder.ReadVector(row, v, scratch.Entries);
            scratch.Row.Fill(Schema.Vectors[v], scratch.Entries, vector.Find, index);
            for (int c = 0; c < Additive.Outputs; c++)
            {
                double contribution = vector.Score(c, scratch.Row);
                scores[c * stride] += contribution;
                if (!contributions.IsEmpty)
                {
                    contributions[(((Additive.Terms.Length + v) * Additive.Outputs) + c) * stride] = contribution;
                }
            }
        }
    }

    private void ReadVectors(in TRecord row, ExplainedRow explained)
    {
        var entries = new VectorEntries();
        for (int v = 0; v < Additive.Vectors.Length; v++)
        {
            RowEncoder.ReadVector(row, v, entries);
            explained.Vectors[v].Fill(Schema.Vectors[v], entries, Additive.Vectors[v].Find, null, explained.Unseen[v]);
        }
    }

    // What one row after another is read into.
    private sealed class VectorScratch
    {
        public VectorEntries Entries { get; } = new();

        public VectorRow Row { get; } = new();
    }
}
