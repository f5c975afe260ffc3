namespace Nbm.Models;

/// <summary>Which class rows are decided for.</summary>
/// <param name="model">A binary model or one of several classes.</param>
internal sealed class Decisions(AdditiveModel model)
{
    /// <summary>The class of each row.</summary>
    /// <param name="columns">Features × rows, f · count + r.</param>
    /// <param name="count">How many rows.</param>
    public int[] Of(double[] columns, int count)
    {
        var scores = new double[model.Outputs * count];
        model.Score(columns, count, count, scores);
        var classes = new int[count];
        for (int r = 0; r < count; r++)
        {
            if (model.Outputs == 1)
            {
                classes[r] = scores[r] >= model.LabelFrom ? 1 : 0;
                continue;
            }

            for (int c = 1; c < model.Outputs; c++)
            {
                classes[r] = scores[(c * count) + r] > scores[(classes[r] * count) + r] ? c : classes[r];
            }
        }

        return classes;
    }
}
