namespace Nbm.Models;

/// <summary>Numbers are learned in standard deviations from their mean.</summary>
/// <param name="Mean">What 0 stands for, in units of the target.</param>
/// <param name="Deviation">What 1 is more than that.</param>
internal readonly record struct ExpertScale(double Mean, double Deviation)
{
    /// <summary>Of log-odds, which are as they are.</summary>
    public static ExpertScale None { get; } = new(0, 1);
}
