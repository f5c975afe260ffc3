using System.Globalization;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// How small and how large targets may be: tables are of single precision, from 10⁻³⁸ to 10³⁸, and what terms add may be a hundred thousand
/// times less or more than
/// targets scatter by. Within the range the scale of a target changes nothing.
/// </summary>
internal static class TargetRange
{
    private const double Least = 1e-33;
    private const double Most = 1e33;

    /// <summary>Refuses targets whose deviation can't be a unit of tables, or whose mean is no score.</summary>
    /// <param name="scale">Where they are and how they scatter.</param>
    /// <param name="target">Their name.</param>
    /// <exception cref="NbmDataException">They scatter by less or more, or are larger; the message names the range and what to
    /// do.</exception>
    public static void CheckScale(TargetScale scale, TargetSchema target)
    {
        Check(scale.Deviation, "standard deviation", target);
        if (!(Math.Abs(scale.Mean) <= ComputedRules.Largest))
        {
            throw new NbmDataException(FormattableString.Invariant(
                $"The target {target.Name} can't be learned: its mean is {scale.Mean:G3}; expected: {ComputedRules.Largest:0E+0} at most, up or down. Multiply it by a constant, which changes its unit and nothing else."));
        }
    }

    /// <summary>Refuses targets whose mean no score of a logarithm reaches with room for what terms multiply it by.</summary>
    /// <param name="mean">Their mean; 0 where all are.</param>
    /// <param name="what">What it is the mean of.</param>
    /// <param name="target">Their name.</param>
    /// <exception cref="NbmDataException">It is too small or too large; the message names the range and what to do.</exception>
    public static void CheckMean(double mean, string what, TargetSchema target)
    {
        if (mean != 0)
        {
            Check(mean, what, target);
        }
    }

    private static void Check(double size, string what, TargetSchema target)
    {
        if (!(size is >= Least and <= Most))
        {
            string factor = size > 0 && double.IsFinite(size)
                ? string.Create(CultureInfo.InvariantCulture, $", such as 1E{(int)-Math.Floor(Math.Log10(size)):+0;-0}")
                : string.Empty;
            throw new NbmDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The target {target.Name} can't be learned in single precision: its {what} is {size:G3}; expected: from {Least:0E+0} to "
                    + $"{Most:0E+0}. Multiply it by a constant{factor}, which changes its unit and nothing else."));
        }
    }
}
