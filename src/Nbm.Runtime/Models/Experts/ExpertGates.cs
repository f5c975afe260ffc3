using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// From what experts say of a row to how much each of them counts: confidences c, and attributions α_s = c_s · Π (1 − c_t) over the strict
/// subsets t of s (Afchar and Hennequin 2020, section 3). Immutable and thread-safe.
/// </summary>
/// <param name="layout">The experts.</param>
/// <param name="kind">What confidence is.</param>
/// <param name="temperature">τ of <see cref="ExpertConfidence.Regret"/>, in units of its ê.</param>
/// <param name="centre">The log-odds of one that knows nothing, by the other kinds.</param>
internal sealed class ExpertGates(ExpertsLayout layout, ExpertConfidence kind, double temperature, double centre)
{
    // Beyond these a logarithm of what is regretted says nothing more.
    public const double LeastRegret = -12, MostRegret = 3;

    private readonly ImmutableArray<ImmutableArray<int>> _children = layout.Children;

    public ExpertConfidence Kind => kind;

    public double Temperature => temperature;

    public double Centre => centre;

    /// <summary>The confidence of an expert.</summary>
    /// <param name="expert">Which.</param>
    /// <param name="own">Its score in log-odds, where confidence is its own; else ln ê.</param>
    public double Confidence(int expert, double own)
    {
        if (kind == ExpertConfidence.Regret)
        {
            return expert == layout.Full ? 1 : PortableMath.Exp(-PortableMath.Exp(Math.Clamp(own, LeastRegret, MostRegret)) / temperature);
        }

        double tail = PortableMath.Exp(-Math.Abs(own - centre)), sure = (1 - tail) / (1 + tail); // |2p − 1| = |tanh(score/2)|
        return kind switch
        {
            ExpertConfidence.L1 => sure,
            ExpertConfidence.L2 => sure * sure,
            _ => 2 * sure * sure * sure * sure / (1 + (sure * sure * sure)),
        };
    }

    /// <summary>What its children leave to an expert: Π (1 − c).</summary>
    public double Residual(int expert, ReadOnlySpan<double> confidences)
    {
        double left = 1;
        foreach (int child in _children[expert])
        {
            left *= 1 - confidences[child];
        }

        return left;
    }

    /// <summary>How much each expert counts, summing to 1; alike where none is at all confident, as all say the same then.</summary>
    /// <param name="confidences">Of each expert.</param>
    /// <param name="groups">The groups at hand: experts that read others count nothing.</param>
    /// <param name="attributions">One for each expert, out.</param>
    public void Attribute(ReadOnlySpan<double> confidences, ulong groups, Span<double> attributions)
    {
        double sum = 0;
        int within = 0;
        for (int e = 0; e < attributions.Length; e++)
        {
            bool isWithin = layout.Experts[e].IsWithin(groups);
            within += isWithin ? 1 : 0;
            attributions[e] = isWithin ? confidences[e] * Residual(e, confidences) : 0;
            sum += attributions[e];
        }

        for (int e = 0; e < attributions.Length; e++)
        {
            attributions[e] = sum > 0 ? attributions[e] / sum : layout.Experts[e].IsWithin(groups) ? 1.0 / within : 0;
        }
    }
}
