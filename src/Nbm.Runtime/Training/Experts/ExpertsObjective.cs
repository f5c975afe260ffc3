using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What experts learn beside their own losses, and what they are judged by together, in doubles.</summary>
/// <param name="layout">The experts.</param>
/// <param name="options">Confidence, and what rows count.</param>
/// <param name="task">What is predicted.</param>
/// <param name="centre">Of two classes the log-odds of the base rate.</param>
internal sealed class ExpertsObjective(ExpertsLayout layout, ExpertsOptions options, ModelTask task, double centre)
{
    // Where the expert of all groups is never wrong; above 0, so that its inverse is a number.
    private const double LeastTemperature = 1e-300;

    // Of shares, as published.
    private const double Tiny = 1e-9;

    public ExpertsLayout Layout => layout;

    public ExpertConfidence Confidence => options.ConfidenceOf(task);

    /// <summary>Whether a step depends on scores by more than their losses.</summary>
    public bool LooksAtScores => Confidence == ExpertConfidence.Regret || options.Weighting != ExpertWeighting.AllRows;

    /// <summary>The gates of experts whose scores are as they were learned.</summary>
    /// <param name="squaredError">The mean squared error of the expert of all groups; of classes nobody asks.</param>
    public ExpertGates Gates(double squaredError) =>
        new(layout, Confidence,
            Math.Max(options.TemperatureOf(task) * (task == ModelTask.Regression ? squaredError : 1), LeastTemperature), centre);

    /// <summary>The gradient by all ln ê: members × heads × rows; none where experts have none. What members are to expect is how far
    /// the expert's answer, which is their mean, will be from that of the expert of all groups.</summary>
    public float[] RegretSlopes(LossKind kind, ExpertsNetwork network, SaidRows said, double[] weights)
    {
        int rows = weights.Length;
        int members = network.Members;
        var slopes = new float[network.Regrets.Length * members * rows];
        if (slopes.Length == 0)
        {
            return slopes;
        }

        double total = weights.Sum();
        Span<double> full = new double[network.Outputs + 1], own = new double[network.Outputs + 1];
        for (int r = 0; r < rows; r++)
        {
            said.Of(r, layout.Full!.Value, full);
            for (int head = 0; head < network.Regrets.Length; head++)
            {
                said.Of(r, network.Regrets[head], own);
                double divergence = RegretHead.Divergence(kind, full[..network.Outputs], own[..network.Outputs]);
                for (int member = 0; total > 0 && member < members; member++)
                {
                    double slope = RegretHead.Slope(divergence, said.Regret(head, member, r));
                    slopes[(((member * network.Regrets.Length) + head) * rows) + r] = (float)(weights[r] / total * slope);
                }
            }
        }

        return slopes;
    }

    /// <summary>What rows count for each expert; null where they all count as they weigh.</summary>
    public ExpertShares? Shares(ExpertsNetwork network, SaidRows said, double[] weights, double[] targets)
    {
        if (options.Weighting == ExpertWeighting.AllRows)
        {
            return null;
        }

        int experts = layout.Experts.Length;
        ExpertGates gates = Gates(SquaredError(network, said, weights, targets));
        float[][] shares = [.. layout.Experts.Select(_ => new float[weights.Length])];
        double[] confidences = new double[experts], left = new double[experts], sums = new double[experts];
        for (int r = 0; r < weights.Length; r++)
        {
            Confidences(gates, network, said, r, confidences);
            for (int e = 0; e < experts; e++)
            {
                left[e] = gates.Residual(e, confidences);
            }

            double sum = left.Sum() + Tiny;
            for (int e = 0; e < experts; e++)
            {
                double share = weights[r] * left[e] / sum;
                shares[e][r] = (float)share;
                sums[e] += share;
            }
        }

        double total = weights.Sum();
        return new ExpertShares(shares, options.Weighting == ExpertWeighting.ResidualsPerExpert || total == 0
            ? [.. sums.Select(_ => 1.0)]
            : Array.ConvertAll(sums, sum => sum / total));
    }

    /// <summary>The mean loss of the mixture.</summary>
    public double MixtureLoss(LossKind kind, ExpertsNetwork network, SaidRows said, double[] weights, double[] targets)
    {
        int experts = layout.Experts.Length, outputs = network.Outputs;
        ExpertGates gates = Gates(SquaredError(network, said, weights, targets));
        var mixture = new ExpertMixture(gates, experts, outputs, ExpertScale.None, kind == LossKind.Squared);
        double[] confidences = new double[experts], attributions = new double[experts], scores = new double[experts * outputs],
            mean = new double[outputs];
        Span<double> own = new double[outputs + 1];
        double loss = 0, total = 0;
        for (int r = 0; r < weights.Length; r++)
        {
            Confidences(gates, network, said, r, confidences);
            gates.Attribute(confidences, ulong.MaxValue, attributions);
            for (int e = 0; e < experts; e++)
            {
                said.Of(r, e, own);
                mixture.ScoresOf(own, scores.AsSpan(e * outputs, outputs));
            }

            mixture.Mix(scores, attributions, mean);
            loss += weights[r] * Loss(kind, mean, targets[r]);
            total += weights[r];
        }

        return loss / total;
    }

    private static double Loss(LossKind kind, double[] mixture, double target) => kind switch
    {
        LossKind.Squared => (mixture[0] - target) * (mixture[0] - target),
        LossKind.Logistic => PortableMath.Softplus(target > 0 ? -mixture[0] : mixture[0]),
        _ => -mixture[(int)target],
    };

    private void Confidences(ExpertGates gates, ExpertsNetwork network, SaidRows said, int row, double[] confidences)
    {
        Span<double> own = stackalloc double[1 + network.Outputs <= 64 ? 1 + network.Outputs : 0];
        own = own.IsEmpty ? new double[1 + network.Outputs] : own;
        for (int e = 0; e < confidences.Length; e++)
        {
            said.Of(row, e, own);
            confidences[e] = gates.Confidence(e, own[network.Regrets.Length > 0 ? network.Outputs : network.Outputs - 1]);
        }
    }

    private double SquaredError(ExpertsNetwork network, SaidRows said, double[] weights, double[] targets)
    {
        if (task != ModelTask.Regression || layout.Full is not { } full)
        {
            return 1;
        }

        double sum = 0, total = 0;
        Span<double> own = stackalloc double[2];
        for (int r = 0; r < weights.Length; r++)
        {
            said.Of(r, full, own);
            sum += weights[r] * (own[0] - targets[r]) * (own[0] - targets[r]);
            total += weights[r];
        }

        return sum / total;
    }
}
