namespace Nbm.Models;

/// <summary>
/// The mixture f = Σ α_s f_s of what experts say (Afchar and Hennequin 2020), on the scale of the prediction: probabilities, or numbers.
/// Immutable and thread-safe.
/// </summary>
/// <param name="gates">How much each expert counts.</param>
/// <param name="experts">H.</param>
/// <param name="outputs">C scores.</param>
/// <param name="scale">Of numbers: what the outputs of networks are in units of the target.</param>
/// <param name="isNumber">Whether the prediction is the score itself.</param>
internal sealed class ExpertMixture(ExpertGates gates, int experts, int outputs, ExpertScale scale, bool isNumber)
{
    // Probabilities below it are as good as 0, and the score stays a number: 690 and less.
    private const double Least = 1e-300;

    public int Experts => experts;

    public int Outputs => outputs;

    /// <summary>Whether a score is the mean of scores, so that nothing is left beside what each expert adds.</summary>
    public bool IsNumber => isNumber;

    public ExpertGates Gates => gates;

    public ExpertScale Scale => scale;

    /// <summary>What an expert's network says of a row, as scores: numbers in units of the target, log-odds, logarithms of
    /// probabilities.</summary>
    /// <param name="said">The outputs of its network.</param>
    /// <param name="scores">C, out.</param>
    public void ScoresOf(ReadOnlySpan<double> said, Span<double> scores)
    {
        double shift = outputs > 1 ? Link.LogSumExp(said[..outputs]) : 0;
        for (int c = 0; c < outputs; c++)
        {
            scores[c] = isNumber ? (said[c] * scale.Deviation) + scale.Mean : said[c] - shift;
        }
    }

    /// <summary>How sure an expert is.</summary>
    /// <param name="expert">Which.</param>
    /// <param name="said">The outputs of its network.</param>
    public double ConfidenceOf(int expert, ReadOnlySpan<double> said) => gates.Confidence(expert, said[^1]);

    /// <summary>The scores of the mixture: the mean number, the log-odds of the mean probability, the logarithms of the mean
    /// probabilities.</summary>
    /// <param name="scores">H × C, see <see cref="ScoresOf"/>.</param>
    /// <param name="attributions">H, summing to 1.</param>
    /// <param name="mixture">C, out.</param>
    public void Mix(ReadOnlySpan<double> scores, ReadOnlySpan<double> attributions, Span<double> mixture)
    {
        for (int c = 0; c < outputs; c++)
        {
            double sum = 0, others = 0;
            for (int e = 0; e < experts; e++)
            {
                double own = scores[(e * outputs) + c], share = attributions[e];
                if (share > 0)
                {
                    sum += share * (isNumber ? own : outputs == 1 ? PortableMath.Sigmoid(own) : PortableMath.Exp(own));
                    others += isNumber || outputs > 1 ? 0 : share * PortableMath.Sigmoid(-own);
                }
            }

            mixture[c] = isNumber ? sum
                : PortableMath.Log(Math.Max(sum, Least)) - (outputs == 1 ? PortableMath.Log(Math.Max(others, Least)) : 0);
        }
    }
}
