using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>How smooth the data wanted each part of a term, for a later fit to begin with.</summary>
/// <param name="Table">The term's table, along its axes.</param>
/// <param name="Slots">The slots beside a curve.</param>
/// <param name="Trend">A curve's straight line, or the smooth part of a pair.</param>
internal readonly record struct TermSmoothness(PartSmoothness Table, PartSmoothness Slots, PartSmoothness Trend)
{
    private readonly ImmutableArray<KernelSize> _kernels;

    /// <summary>Of a curve whose prior is a sum of covariances each of them; empty for other terms, and where that isn't known.</summary>
    public ImmutableArray<KernelSize> Kernels
    {
        get => _kernels.IsDefault ? [] : _kernels;
        init => _kernels = value;
    }

    /// <summary>What isn't a smoothness, in words; null if all are.</summary>
    public string? FirstViolation() =>
        Table.FirstViolation() ?? Slots.FirstViolation() ?? Trend.FirstViolation()
            ?? Kernels.Select(kernel => kernel.FirstViolation()).FirstOrDefault(wrong => wrong is not null);
}

/// <summary>How smooth a part of a term is; all 0 if the term doesn't have it.</summary>
/// <param name="Precision">The precision π of its prior N(0, (π S)⁻¹), per squared unit of the score, without what the user multiplied it
/// by.</param>
/// <param name="Degrees">Its effective degrees of freedom.</param>
internal readonly record struct PartSmoothness(double Precision, double Degrees)
{
    /// <summary>What isn't a smoothness, in words; null if all is.</summary>
    public string? FirstViolation() => Wrong("a precision", Precision) ?? Wrong("a number of degrees of freedom", Degrees);

    /// <summary>Whether a number is negative or not finite, in words; null if neither.</summary>
    internal static string? Wrong(string what, double value) =>
        value is >= 0 and < double.PositiveInfinity ? null
            : FormattableString.Invariant($"{what} is {value}; expected: finite, zero or more");
}
