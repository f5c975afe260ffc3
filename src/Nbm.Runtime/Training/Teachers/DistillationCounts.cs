using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>Holds an additive model against a teacher, row by row and order by order.</summary>
/// <param name="encoder">How a record becomes numbers.</param>
/// <param name="model">The model.</param>
/// <param name="rows">Rows with the teacher's scores.</param>
internal sealed class DistillationCounts<TRecord>(RecordEncoder<TRecord> encoder, AdditiveModel model, TaughtRow<TRecord>[] rows)
{
    private const int BlockRows = 256;
    private const int MostDisagreements = 20;

    public DistillationReport Report()
    {
        int[] orders = [.. model.AllTerms.Select(term => term.Match(table => table.Order, _ => 1))];
        int most = orders.DefaultIfEmpty(1).Max(), outputs = model.Outputs;
        double[][] scores = [.. Enumerable.Range(0, most).Select(_ => new double[rows.Length * outputs])];
        double[] weights = [.. rows.Select(row => encoder.GetWeight(row.Row))];
        ForEach((row, contributions) =>
        {
            for (int order = 1; order <= most; order++)
            {
                Span<double> said = scores[order - 1].AsSpan(row * outputs, outputs);
                for (int c = 0; c < outputs; c++)
                {
                    said[c] = model.Intercepts[c];
                    for (int t = 0; t < orders.Length; t++)
                    {
                        said[c] += orders[t] <= order ? contributions[(t * outputs) + c] : 0;
                    }
                }

                Centre(said);
            }
        });
        double total = weights.Sum();
        if (!(total > 0))
        {
            throw new NbmDataException("There are no rows of a weight above zero: nothing can be said of how well a teacher is followed.");
        }

        double Mean(Func<int, double> of) => Enumerable.Range(0, rows.Length).Sum(r => weights[r] * of(r)) / total;
        double[] means = [.. Enumerable.Range(0, outputs).Select(c => Mean(r => rows[r].Scores[c]))];
        double Error(double[] own, int r) => Enumerable.Range(0, outputs).Sum(c => Math.Pow(own[(r * outputs) + c] - rows[r].Scores[c], 2));
        double spread = Mean(r => Enumerable.Range(0, outputs).Sum(c => Math.Pow(rows[r].Scores[c] - means[c], 2)));
        ModelTask task = model.Schema.Target.Task;
        int Furthest(int r) => Enumerable.Range(0, outputs).MaxBy(c => Math.Abs(scores[^1][(r * outputs) + c] - rows[r].Scores[c]));
        bool Agree(int r) => Relevance.Class(task, scores[^1].AsSpan(r * outputs, outputs)) == Relevance.Class(task, rows[r].Scores);
        return new DistillationReport(
            rows.Length, [.. scores.Select(own => spread > 0 ? 1 - (Mean(r => Error(own, r)) / spread) : 0)],
            task == ModelTask.Regression ? null : Mean(r => Agree(r) ? 1 : 0),
            [
                .. Enumerable.Range(0, rows.Length).Where(r => weights[r] > 0).Select(r => (Row: r, Class: Furthest(r)))
                    .Select(at => new Disagreement(at.Row, rows[at.Row].Scores[at.Class], scores[^1][(at.Row * outputs) + at.Class])
                    {
                        Class = outputs > 1 ? model.ShownClasses[at.Class] : null,
                    })
                    .OrderByDescending(own => Math.Abs(own.Teacher - own.Model)).Take(MostDisagreements),
            ]);
    }

    // Of several classes a softmax doesn't see what scores have in common; a teacher's have none.
    private static void Centre(Span<double> scores)
    {
        double mean = 0;
        foreach (double score in scores)
        {
            mean += score / scores.Length;
        }

        for (int c = 0; scores.Length > 1 && c < scores.Length; c++)
        {
            scores[c] -= mean;
        }
    }

    private void ForEach(Action<int, double[]> take)
    {
        int features = model.Schema.Features.Length, terms = model.Parts.Length * model.Outputs;
        double[] columns = new double[features * BlockRows], scores = new double[model.Outputs * BlockRows],
            contributions = new double[terms * BlockRows], own = new double[terms];
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
