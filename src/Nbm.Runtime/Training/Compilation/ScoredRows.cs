using Nbm.Models;

namespace Nbm.Training;

/// <summary>The scores of encoded rows by a model of any family whose vectors, if it has any, are dense.</summary>
internal static class ScoredRows
{
    /// <returns>For each output the scores of all rows, without their offsets.</returns>
    public static double[][] Of(TrainedModel model, EncodedRows rows)
    {
        double[] columns = [.. rows.Columns.SelectMany(column => column)], scores = new double[rows.Count * model.Outputs];
        model.Score(new RowBlock(columns, rows.Count, rows.Count, rows.VectorsOf(0, rows.Count), 0), scores, []);
        return [.. scores.Chunk(rows.Count)];
    }
}
