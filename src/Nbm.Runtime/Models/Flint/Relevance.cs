namespace Nbm.Models;

/// <summary>
/// What attributes have to do with what the interpreter says of a row (section 3.1 of the paper): α_j = φ_j w_jc for the class c that it
/// names, r_j = α_j / max |α|, from −1 to 1. Of two classes the log-odds are those of the positive one, and count the other way round for
/// the negative one; of numbers α is what raises them. An attribute that isn't active has nothing to do with a row: its relevance is 0,
/// whatever little its slope below 0 adds.
/// </summary>
internal static class Relevance
{
    /// <summary>Whether an attribute is active: above a thousandth of the largest activation of a training row, which is 1.</summary>
    public static bool IsActive(double activation) => activation > 1e-3;

    /// <summary>The class that scores name: 0 of numbers, 0 or 1 of one score of two classes.</summary>
    public static int Class(ModelTask task, ReadOnlySpan<double> scores)
    {
        if (scores.Length == 1)
        {
            return task == ModelTask.Binary && scores[0] >= 0 ? 1 : 0;
        }

        int best = 0;
        for (int c = 1; c < scores.Length; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }

    /// <summary>
    /// The same of the terms of a model whose terms explain all of its score, which needs no interpreter: of several classes contributions
    /// less their mean over the classes, which a softmax doesn't see.
    /// </summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="contributions">T × C, term by term.</param>
    /// <param name="named">The class that is predicted.</param>
    /// <param name="relevances">T numbers, out.</param>
    public static void OfTerms(ModelTask task, ReadOnlySpan<double> contributions, int named, Span<double> relevances)
    {
        int outputs = contributions.Length / Math.Max(1, relevances.Length), output = outputs == 1 ? 0 : named;
        double sign = task == ModelTask.Binary && named == 0 ? -1 : 1, most = 0;
        for (int t = 0; t < relevances.Length; t++)
        {
            double mean = 0;
            for (int c = 0; outputs > 1 && c < outputs; c++)
            {
                mean += contributions[(t * outputs) + c] / outputs;
            }

            relevances[t] = sign * (contributions[(t * outputs) + output] - mean);
            most = Math.Max(most, Math.Abs(relevances[t]));
        }

        for (int t = 0; t < relevances.Length; t++)
        {
            relevances[t] = most > 0 ? relevances[t] / most : 0;
        }
    }

    /// <summary>How many classes relevances are averaged for: 1 of numbers.</summary>
    public static int Classes(TrainedModel model) => Math.Max(1, model.Classes.Length);

    /// <summary>r of all attributes; 0 where no active one contributes anything.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="contributions">J × C, attribute by attribute.</param>
    /// <param name="activations">J numbers.</param>
    /// <param name="named">The class.</param>
    /// <param name="relevances">J numbers, out.</param>
    public static void Of(
        ModelTask task, ReadOnlySpan<double> contributions, ReadOnlySpan<double> activations, int named, Span<double> relevances)
    {
        int outputs = contributions.Length / relevances.Length, output = outputs == 1 ? 0 : named;
        double sign = task == ModelTask.Binary && named == 0 ? -1 : 1, most = 0;
        for (int j = 0; j < relevances.Length; j++)
        {
            relevances[j] = IsActive(activations[j]) ? sign * contributions[(j * outputs) + output] : 0;
            most = Math.Max(most, Math.Abs(relevances[j]));
        }

        for (int j = 0; j < relevances.Length; j++)
        {
            relevances[j] = most > 0 ? relevances[j] / most : 0;
        }
    }
}
