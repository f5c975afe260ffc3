using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// How smooth the data want each term: the precision π_t of the prior r_t ~ N(0, (π_t S_t)⁻¹), by Fellner and Schall's
/// update π ← edf/(rᵀSr), which climbs the restricted likelihood (Wood and Fasiolo 2017).
/// </summary>
internal sealed class Smoothness
{
    // An update divides or multiplies by no more than this: far from the optimum it overshoots.
    private const double MostFall = 10;
    private const double MostRise = 100;
    private const double Start = 30;
    private const double Highest = 1e9;

    private readonly double _lowest;

    /// <param name="terms">T.</param>
    /// <param name="loss">For likelihoods that can be separated a weak prior on the size of a shape, in units of the score, keeps it finite.</param>
    public Smoothness(int terms, LossKind loss)
    {
        _lowest = loss == LossKind.Squared ? 1e-3 : 3;
        Precisions = new double[terms];
        Array.Fill(Precisions, Start);
    }

    public double[] Precisions { get; }

    /// <summary>One update.</summary>
    /// <param name="degrees">Effective degrees of freedom of each term.</param>
    /// <param name="roughness">rᵀSr of each term.</param>
    public void Update(double[] degrees, double[] roughness)
    {
        for (int t = 0; t < Precisions.Length; t++)
        {
            double wanted = Math.Max(degrees[t], 1e-3) / Math.Max(roughness[t], 1e-12);
            double bounded = Math.Clamp(wanted, Precisions[t] / MostFall, Precisions[t] * MostRise);
            Precisions[t] = Math.Clamp(bounded, _lowest, Highest);
        }
    }
}
