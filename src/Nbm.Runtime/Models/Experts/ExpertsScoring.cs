using System.Buffers;
using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The arithmetic of an <see cref="ExpertsModel"/>: what an expert adds is its attribution times its score's distance from the intercept;
/// what the mixture's score has beside these, as probabilities aren't linear in scores, is the remainder.
/// </summary>
internal sealed class ExpertsScoring(ExpertNetworks networks, ExpertMixture mixture, ImmutableArray<double> intercepts)
{
    private readonly int _experts = mixture.Experts;
    private readonly int _outputs = mixture.Outputs;

    public ExpertNetworks Networks => networks;

    public ExpertMixture Mixture => mixture;

    /// <summary>See <see cref="TrainedModel.Score"/>.</summary>
    public void Score(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        int block = Math.Min(rows.Count, ExpertVoices.BlockRows), experts = _experts, outputs = _outputs;
        double[] buffer = ArrayPool<double>.Shared.Rent((experts * (outputs + 2)) + outputs);
        var voices = new ExpertVoices(networks, block);
        try
        {
            Span<double> own = buffer.AsSpan(0, experts * outputs), confidences = buffer.AsSpan(experts * outputs, experts);
            Span<double> attributions = buffer.AsSpan(experts * (outputs + 1), experts),
                mean = buffer.AsSpan(experts * (outputs + 2), outputs);
            for (int first = 0; first < rows.Count; first += block)
            {
                int count = Math.Min(block, rows.Count - first);
                voices.Read(in rows, first, count, ulong.MaxValue);
                for (int r = 0; r < count; r++)
                {
                    Consult(in voices, r, ulong.MaxValue, own, confidences, attributions);
                    mixture.Mix(own, attributions, mean);
                    Write(own, attributions, mean, first + r, rows.Stride, scores, contributions);
                }
            }
        }
        finally
        {
            voices.Dispose();
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    /// <summary>Scores, confidences and attributions of a row's experts; 0 of those that some groups aren't enough for.</summary>
    public void Consult(
        in ExpertVoices voices, int row, ulong groups, Span<double> scores, Span<double> confidences, Span<double> attributions)
    {
        for (int e = 0; e < _experts; e++)
        {
            Span<double> own = scores.Slice(e * _outputs, _outputs);
            if (networks.Layout.Experts[e].IsWithin(groups))
            {
                ReadOnlySpan<double> said = voices.Of(row, e);
                mixture.ScoresOf(said, own);
                confidences[e] = mixture.ConfidenceOf(e, said);
            }
            else
            {
                own.Clear();
                confidences[e] = 0;
            }
        }

        mixture.Gates.Attribute(confidences, groups, attributions);
    }

    private void Write(
        ReadOnlySpan<double> own, ReadOnlySpan<double> attributions, ReadOnlySpan<double> mean, int row, int stride, Span<double> scores,
        Span<double> contributions)
    {
        for (int c = 0; c < _outputs; c++)
        {
            double sum = intercepts[c];
            for (int e = 0; e < _experts; e++)
            {
                double added = attributions[e] * (own[(e * _outputs) + c] - intercepts[c]);
                sum += added;
                if (!contributions.IsEmpty)
                {
                    contributions[(((e * _outputs) + c) * stride) + row] = added;
                }
            }

            double rest = mixture.IsNumber ? 0 : mean[c] - sum;
            scores[(c * stride) + row] = sum + rest;
            if (!contributions.IsEmpty && !mixture.IsNumber)
            {
                contributions[(((_experts * _outputs) + c) * stride) + row] = rest;
            }
        }
    }
}
