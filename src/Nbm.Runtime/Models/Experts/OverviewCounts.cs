namespace Nbm.Models;

/// <summary>Attributions summed over rows.</summary>
/// <param name="experts">H.</param>
internal sealed class OverviewCounts(int experts)
{
    private readonly double[] _leads = new double[experts];
    private readonly double[] _attributions = new double[experts];
    private readonly double[] _confidences = new double[experts];
    private double _weight;
    private int _rows;

    public void Add(ReadOnlySpan<double> attributions, ReadOnlySpan<double> confidences, double weight)
    {
        int largest = 0;
        for (int e = 0; e < experts; e++)
        {
            _attributions[e] += weight * attributions[e];
            largest = attributions[e] > attributions[largest] ? e : largest;
        }

        _leads[largest] += weight;
        _confidences[largest] += weight * confidences[largest];
        _weight += weight;
        _rows++;
    }

    public ExpertsShares Shares(string name) =>
        new(name, _rows, [.. _leads.Select(sum => sum / _weight)], [.. _attributions.Select(sum => sum / _weight)])
        {
            Confidences = [.. _confidences.Select((sum, e) => _leads[e] > 0 ? sum / _leads[e] : 0)],
        };
}
