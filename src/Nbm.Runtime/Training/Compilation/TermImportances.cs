using Nbm.Backends;

namespace Nbm.Training;

/// <summary>How much each term moves one output: the weighted mean of |contribution| over the training rows, and how that changes with the
/// tables.</summary>
internal sealed class TermImportances
{
    private readonly DesignLayout _layout;
    private readonly double[] _gradient;

    /// <param name="layout">The serving tables.</param>
    /// <param name="rows">The training rows on them.</param>
    /// <param name="weights">Their weights, summing to 1.</param>
    /// <param name="tables">The vector of all tables, as served.</param>
    public TermImportances(DesignLayout layout, HostDesign rows, double[] weights, double[] tables)
    {
        _layout = layout;
        _gradient = new double[layout.TableLength];
        Values = new double[layout.Terms.Length];
        var contributions = new double[rows.Rows];
        for (int t = 0; t < Values.Length; t++)
        {
            rows.Interpolate(layout.Terms[t], tables, contributions);
            for (int r = 0; r < contributions.Length; r++)
            {
                Values[t] += weights[r] * Math.Abs(contributions[r]);
                contributions[r] = weights[r] * Math.Sign(contributions[r]);
            }

            rows.AddAdjoint(layout.Terms[t], contributions, _gradient);
        }
    }

    /// <summary>For each term its importance.</summary>
    public double[] Values { get; }

    /// <summary>What deviations of the tables change importances by, to first order.</summary>
    /// <param name="deviations">The vector of all tables.</param>
    public double[] Changes(double[] deviations) => [.. _layout.Terms.Select(term =>
    {
        double sum = 0;
        for (int i = term.Offset; i < term.Offset + term.Length; i++)
        {
            sum += _gradient[i] * deviations[i];
        }

        return sum;
    })];
}
