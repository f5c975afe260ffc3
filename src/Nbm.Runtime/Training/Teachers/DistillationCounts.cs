using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Holds an additive model against a teacher, row by row and order by order.</summary>
/// <param name="encoder">How a record becomes numbers.</param>
/// <param name="model">The model, of one output.</param>
/// <param name="rows">Rows with the teacher's scores.</param>
internal sealed class DistillationCounts<TRecord>(RecordEncoder<TRecord> encoder, AdditiveModel model, TaughtRow<TRecord>[] rows)
{
    private const int BlockRows = 256;
    private const int MostDisagreements = 20;

    public DistillationReport Report()
    {
        int[] orders = [.. model.AllTerms.Select(term => term.Match(table => table.Order, _ => 1))];
        int most = orders.DefaultIfEmpty(1).Max();
        double[][] scores = [.. Enumerable.Range(0, most).Select(_ => new double[rows.Length])];
        double[] weights = [.. rows.Select(row => encoder.GetWeight(row.Row))];
        ForEach((row, contributions) =>
        {
            for (int order = 1; order <= most; order++)
            {
                double score = model.Intercepts[0];
                for (int t = 0; t < orders.Length; t++)
                {
                    score += orders[t] <= order ? contributions[t] : 0;
                }

                scores[order - 1][row] = score;
            }
        });
        double total = weights.Sum();
        if (!(total > 0))
        {
            throw new NbmDataException("There are no rows of a weight above zero: nothing can be said of how well a teacher is followed.");
        }

        double mean = Mean(r => rows[r].Scores[0]), spread = Mean(r => Math.Pow(rows[r].Scores[0] - mean, 2));
        double Mean(Func<int, double> of) => Enumerable.Range(0, rows.Length).Sum(r => weights[r] * of(r)) / total;
        ImmutableArray<double> byOrder = [.. scores.Select(own => spread > 0 ? 1 - (Mean(r => Math.Pow(own[r] - rows[r].Scores[0], 2)) / spread) : 0)];
        bool isBinary = model.Schema.Target.Task == ModelTask.Binary;
        return new DistillationReport(
            rows.Length, byOrder, isBinary ? Mean(r => scores[^1][r] >= 0 == rows[r].Scores[0] >= 0 ? 1 : 0) : null,
            [
                .. Enumerable.Range(0, rows.Length).Where(r => weights[r] > 0).OrderByDescending(r => Math.Abs(scores[^1][r] - rows[r].Scores[0]))
                    .Take(MostDisagreements).Select(r => new Disagreement(r, rows[r].Scores[0], scores[^1][r])),
            ]);
    }

    private void ForEach(Action<int, double[]> take)
    {
        int features = model.Schema.Features.Length, terms = model.Parts.Length;
        double[] columns = new double[features * BlockRows], scores = new double[BlockRows], contributions = new double[terms * BlockRows], own = new double[terms];
        RowVectors<TRecord>? vectors = RowVectors<TRecord>.Of(encoder, model);
        for (int first = 0; first < rows.Length; first += BlockRows)
        {
            TRecord[] block = [.. rows.Skip(first).Take(BlockRows).Select(row => row.Row)];
            encoder.Encode(block, model.Vocabularies, columns, BlockRows);
            model.Score(new RowBlock(columns, block.Length, BlockRows, vectors?.Read(block, first), first), scores, contributions);
            for (int r = 0; r < block.Length; r++)
            {
                for (int t = 0; t < terms; t++)
                {
                    own[t] = contributions[(t * BlockRows) + r];
                }

                take(first + r, own);
            }
        }
    }
}
