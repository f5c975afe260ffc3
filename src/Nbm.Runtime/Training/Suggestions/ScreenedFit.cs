namespace Nbm.Training;

/// <summary>A coarse fit of a record's terms and some interactions more.</summary>
/// <param name="Data">The rows, under a schema that has the interactions.</param>
/// <param name="Target">How targets were learned.</param>
/// <param name="Model">The model.</param>
/// <param name="Vectors">What was learned of vectors; null where there are none.</param>
/// <param name="Added">How many interactions more.</param>
internal sealed record ScreenedFit(TrainingData Data, TargetLoss Target, AdditiveModel Model, FittedVectors? Vectors, int Added)
{
    /// <summary>The terms of those, in their order.</summary>
    public Term[] Terms { get; } = [.. Model.Terms.TakeLast(Added)];

    /// <summary>The scores of some rows in units of the loss, C × n.</summary>
    public double[] Scores(EncodedRows rows)
    {
        double[] columns = [.. rows.Columns.SelectMany(column => column)], scores = new double[Model.Outputs * rows.Count];
        Model.ScoreTables(columns, rows.Count, rows.Count, scores, 0);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = (scores[i] - Target.Scale.Mean) / Target.Scale.Deviation;
        }

        var vectors = new VectorCompiler(Data, rows, rows.Weights, Vectors, Model.Outputs, 1);
        for (int v = 0; v < vectors.Count; v++)
        {
            for (int c = 0; c < Model.Outputs; c++)
            {
                double[] contributions = vectors.Contributions(v, c);
                for (int r = 0; r < rows.Count; r++)
                {
                    scores[(c * rows.Count) + r] += contributions[r];
                }
            }
        }

        return scores;
    }
}
