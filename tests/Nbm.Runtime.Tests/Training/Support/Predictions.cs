using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Scores of encoded rows under a compiled model.</summary>
internal static class Predictions
{
    public static double[] Scores(this AdditiveModel model, params double[] features)
    {
        var scores = new double[model.Outputs];
        model.Score(features, scores);
        return scores;
    }

    /// <summary>The contribution of a term to the first output.</summary>
    public static double Contribution(this AdditiveModel model, int term, params double[] features)
    {
        var contributions = new double[model.Terms.Length * model.Outputs];
        model.Explain(features, contributions, new double[model.Outputs]);
        return contributions[term * model.Outputs];
    }

    /// <summary>A row of columns.</summary>
    public static double[] Row(this EncodedRows rows, int row) => [.. rows.Columns.Select(column => column[row])];
}
