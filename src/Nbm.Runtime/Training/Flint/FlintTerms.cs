namespace Nbm.Training;

/// <summary>The interpreter's losses of one row or of mean activations, each with its gradient, in doubles. As the authors' code has
/// them.</summary>
internal static class FlintTerms
{
    /// <summary>
    /// Output fidelity: the cross-entropy of the read-out against the predictor, which is held fixed; of numbers their squared difference.
    /// </summary>
    /// <param name="task">Numbers, two classes or more.</param>
    /// <param name="predictor">C scores of the predictor.</param>
    /// <param name="said">C scores of the read-out.</param>
    /// <param name="slopes">C numbers, out: by what the read-out says.</param>
    public static double Fidelity(ModelTask task, ReadOnlySpan<double> predictor, ReadOnlySpan<double> said, Span<double> slopes)
    {
        switch (task)
        {
            case ModelTask.Regression:
                double error = said[0] - predictor[0];
                slopes[0] = 2 * error;
                return error * error;
            case ModelTask.Binary:
                double probability = PortableMath.Sigmoid(predictor[0]);
                slopes[0] = PortableMath.Sigmoid(said[0]) - probability;
                return (probability * PortableMath.Softplus(-said[0])) + ((1 - probability) * PortableMath.Softplus(said[0]));
            default:
                double logarithm = LogSum(said), total = LogSum(predictor), loss = 0;
                for (int c = 0; c < said.Length; c++)
                {
                    double target = PortableMath.Exp(predictor[c] - total);
                    loss -= target * (said[c] - logarithm);
                    slopes[c] = PortableMath.Exp(said[c] - logarithm) - target;
                }

                return loss;
        }
    }

    /// <summary>The entropy of softmax v, in nats.</summary>
    /// <param name="v">J numbers.</param>
    /// <param name="slopes">J numbers, out.</param>
    public static double Entropy(ReadOnlySpan<double> v, Span<double> slopes)
    {
        double logarithm = LogSum(v), entropy = 0;
        for (int j = 0; j < v.Length; j++)
        {
            entropy -= PortableMath.Exp(v[j] - logarithm) * (v[j] - logarithm);
        }

        for (int j = 0; j < v.Length; j++)
        {
            slopes[j] = -PortableMath.Exp(v[j] - logarithm) * (v[j] - logarithm + entropy);
        }

        return entropy;
    }

    private static double LogSum(ReadOnlySpan<double> scores)
    {
        double most = double.NegativeInfinity, sum = 0;
        foreach (double score in scores)
        {
            most = Math.Max(most, score);
        }

        foreach (double score in scores)
        {
            sum += PortableMath.Exp(score - most);
        }

        return most + PortableMath.Log(sum);
    }
}
