namespace Nbm.Models;

/// <summary>
/// How what terms add to a score becomes what they add to the prediction: averaged over the straight line between two scores, the slope of
/// the inverse link
/// (Integrated Gradients, Sundararajan et al. 2017; with one score the rescale rule of DeepLIFT, Shrikumar et al. 2017). So the parts sum
/// to the whole difference.
/// </summary>
internal static class ResponseScale
{
    private const double PanelWidth = 2; // The softmax has poles π beyond the line, so 8 points a panel leave an error below 1e-12.
    private const double MostPanels = 4096;

    // Gauss and Legendre's rule of 8 points on −1 to 1: these, and their mirror images.
    private static readonly double[] s_points = [0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363];
    private static readonly double[] s_weights = [0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

    /// <summary>The prediction at a score: a probability for a binary model, e^score for a logarithmic link, else the score
    /// itself.</summary>
    public static double Of(ModelTask task, double score) => (task, TaskLosses.LinkOf(task)) switch
    {
        (ModelTask.Multiclass, _) => throw NoSingleScore(task),
        (_, LinkFunction.Logit) => Link.Sigmoid(score),
        (_, LinkFunction.Log) => PortableMath.Mean(score),
        _ => score,
    };

    /// <summary>The slope of the line through the predictions at two scores; the derivative where they are the same.</summary>
    public static double Slope(ModelTask task, double from, double to) => (task, TaskLosses.LinkOf(task)) switch
    {
        (ModelTask.Multiclass, _) => throw NoSingleScore(task),
        (_, LinkFunction.Identity) => 1,
        _ when Math.Abs(to - from) > 1 => (Of(task, to) - Of(task, from)) / (to - from),
        // The same, without cancellation.
        (_, LinkFunction.Logit) => Math.Sqrt(Derivative(from) * Derivative(to)) * SinhRatio((to - from) / 2),
        _ => PortableMath.Mean((from + to) / 2) * SinhRatio((to - from) / 2),
    };

    /// <summary>For softmax: <c>slopes[k * classes + c]</c>, what the probability of class k gains for each unit that the score of class c
    /// does.</summary>
    public static double[] SoftmaxSlopes(ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        int classes = from.Length;
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        for (int c = 0; c < classes; c++)
        {
            lowest = Math.Min(lowest, to[c] - from[c]);
            highest = Math.Max(highest, to[c] - from[c]);
        }

        int panels = (int)Math.Clamp(Math.Ceiling((highest - lowest) / PanelWidth), 1, MostPanels);
        var slopes = new double[classes * classes];
        var at = new double[classes];
        for (int panel = 0; panel < panels; panel++)
        {
            for (int i = 0; i < 2 * s_points.Length; i++)
            {
                double point = i % 2 == 0 ? s_points[i / 2] : -s_points[i / 2];
                double share = (panel + (0.5 * (1 + point))) / panels;
                for (int c = 0; c < classes; c++)
                {
                    at[c] = from[c] + (share * (to[c] - from[c]));
                }

                AddJacobian(at, s_weights[i / 2] / (2 * panels), slopes);
            }
        }

        return slopes;
    }

    private static void AddJacobian(double[] scores, double weight, double[] slopes)
    {
        Link.Softmax(scores, scores);
        for (int k = 0; k < scores.Length; k++)
        {
            for (int c = 0; c < scores.Length; c++)
            {
                slopes[(k * scores.Length) + c] += weight * scores[k] * ((k == c ? 1 : 0) - scores[c]);
            }
        }
    }

    private static double Derivative(double score) => Link.Sigmoid(score) * Link.Sigmoid(-score);

    private static double SinhRatio(double x) => Math.Abs(x) < 1e-4 ? 1 + (x * x / 6) : Math.Sinh(x) / x;

    private static NotSupportedException NoSingleScore(ModelTask task) => new($"A model of task {task} has no single score.");
}
