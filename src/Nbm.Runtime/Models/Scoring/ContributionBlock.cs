namespace Nbm.Models;

/// <summary>
/// How many rows are explained at once. A polynomial of degree 3 has a part for each triple of features, of 200 features 1.3 million; as
/// many rows at once
/// as are scored would take gigabytes, and more numbers than an array has.
/// </summary>
internal static class ContributionBlock
{
    private const int MostNumbers = 1 << 20; // 8 MiB.

    /// <param name="model">What explains.</param>
    /// <returns>1 … <see cref="ScoringPlan.BlockRows"/>.</returns>
    public static int Rows(TrainedModel model) => Rows((long)model.Shares * model.Outputs);

    /// <param name="contributions">Of one row.</param>
    public static int Rows(long contributions) => (int)Math.Clamp(MostNumbers / Math.Max(1, contributions), 1, ScoringPlan.BlockRows);
}
