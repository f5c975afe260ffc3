using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// How smooth the data want each component: the precision π of its prior u ~ N(0, (π S)⁻¹), by Fellner and Schall's
/// update π ← edf/(uᵀSu), which climbs the restricted likelihood (Wood and Fasiolo 2017).
/// </summary>
internal sealed class Smoothness
{
    // An update divides or multiplies by no more than this: far from the optimum it overshoots.
    private const double MostFall = 10;
    private const double MostRise = 100;
    private const double Start = 30;

    // There may be hundreds of interactions, and each could say what its features say by themselves: many begin so small together that
    // these say it first. One alone begins as any other term: on its first, coarse grid there may be little to see of what a fine one would
    // hold.
    private const double StartOfInteractions = 1000;

    // For likelihoods that can be separated: no precision is lower, which is a shape of ten units of the score, and a weak exponential
    // prior on sizes, as curves have it.
    private const double LowestOfLikelihoods = 0.01;
    private const double RateOfLikelihoods = 0.3;

    // The rate of an exponential prior on an interaction's size 1/√π, in units of the score, with its mode at nothing (a penalised
    // complexity prior, Simpson et al.
    // 2017): of hundreds of pairs most are nothing, and without it each would keep a little of the noise. It adds as much as rate · size
    // degrees of freedom.
    private const double RateOfInteractions = 3;

    // Of more interactions than these it grows with their number: what all of them together are expected to be stays, for what each keeps
    // of the noise adds up.
    private const double FewInteractions = 30;

    // Fellner and Schall's steps fall short by up to half of the way; where hardly anything is left their goal is at infinity.
    private const double Relaxation = 1.8;

    // With fewer degrees of freedom than this a component has no say any more.
    private const double Asleep = 0.1;

    // The degrees of freedom that error bars add to each component's own.
    private const double Uncertain = 1;

    // Where a precision is this many times what the data say about an unknown, nothing is left of it, and float32 could tell no more.
    private const double Vanished = 1e5;

    private readonly ImmutableArray<Component> _components;
    private readonly double _lowest;
    private readonly double[] _factors;
    private readonly double[] _chosen;
    private readonly double[] _rates;
    private readonly bool[] _held;
    private readonly int[] _shares;

    /// <param name="layout">The components and their terms.</param>
    /// <param name="link">For likelihoods that can be separated a weak prior on the size of a shape, in units of the score, keeps it
    /// finite.</param>
    /// <param name="factors">For each component what the user multiplies the data's choice by.</param>
    /// <param name="known">For each component what data chose before; null where that isn't known.</param>
    /// <param name="isLinear">Whether the model is one of lines: these have one precision together, the ridge of textbooks, and those of
    /// interactions another. A precision of each line's own would shrink it by a standard error over its number of standard errors.</param>
    public Smoothness(UnknownLayout layout, LinkFunction link, double[] factors, double?[]? known = null, bool isLinear = false)
    {
        bool isIdentity = link == LinkFunction.Identity;
        _lowest = isIdentity ? 1e-3 : LowestOfLikelihoods;
        ImmutableArray<Component> components = layout.Components;
        _components = components;
        _factors = factors;
        bool[] together = [.. components.Select(component => !component.IsOfVector && layout.Grid.Layout.Terms[component.Term].Order > 1)];
        int interactions = layout.Grid.Layout.Terms.Count(term => term.Order > 1);
        double rate = RateOfInteractions * Math.Max(1, interactions / FewInteractions);
        bool IsLine(int c) => isLinear && components[c].Kind == ComponentKind.Trend;
        _rates = [.. components.Select(
            (component, c) => together[c] && !IsLine(c) ? rate : isIdentity || component.IsOfVector ? 0 : RateOfLikelihoods)];
        double others = Math.Min(Start * interactions, StartOfInteractions);
        _chosen = [.. components.Select((component, c) =>
            component.Kind == ComponentKind.Curve ? 1 : !together[c] || IsLine(c) ? Start : component.Kind == ComponentKind.Trend
                ? StartOfInteractions : others)];
        _held = new bool[components.Length];
        int First(bool isTogether) => Enumerable.Range(0, components.Length).First(c => IsLine(c) && together[c] == isTogether);
        _shares = [.. components.Select((_, c) => IsLine(c) ? First(together[c]) : c)];
        Precisions = [.. _chosen];
        for (int c = 0; c < known?.Length; c++)
        {
            if (known[c] is { } precision)
            {
                _chosen[c] = Math.Max(precision, _lowest);
                Precisions[c] = _chosen[c];
            }
        }
    }

    /// <summary>Whether the user wants other precisions than the data.</summary>
    public bool HasFactors => _factors.Any(factor => factor != 1);

    /// <summary>Whether nothing is left for rounds to choose.</summary>
    public bool IsHeld => _held.Length > 0 && _held.All(held => held);

    /// <summary>Holds a component's precision at what was chosen otherwise.</summary>
    public void Hold(int component, double precision)
    {
        _held[component] = true;
        _chosen[component] = Precisions[component] = precision;
    }

    /// <summary>Multiplies what the data have chosen by what the user wants.</summary>
    public void Apply()
    {
        for (int c = 0; c < _factors.Length; c++)
        {
            Precisions[c] = _chosen[c] * (_components[c].Kind == ComponentKind.Curve ? 1 : _factors[c]);
        }
    }

    /// <summary>Saves what the next round depends on.</summary>
    public void Save(SavedState to)
    {
        to.Add("smoothness: chosen", [.. _chosen]);
        to.Add("smoothness: precisions", [.. Precisions]);
        to.Add("smoothness: held", [.. _held.Select(held => held ? 1.0 : 0)]);
    }

    /// <summary>Goes on from what was saved.</summary>
    public void Restore(SavedState from)
    {
        from.Doubles("smoothness: chosen", _chosen.Length).CopyTo(_chosen, 0);
        from.Doubles("smoothness: precisions", _chosen.Length).CopyTo(Precisions, 0);
        Array.ConvertAll(from.Doubles("smoothness: held", _chosen.Length), held => held != 0).CopyTo(_held, 0);
    }

    /// <summary>π of each component.</summary>
    public double[] Precisions { get; }

    /// <summary>The same as the data chose it, without what the user multiplies it by.</summary>
    public ReadOnlySpan<double> Chosen => _chosen;

    /// <summary>
    /// Gives about one degree of freedom to each component that has vanished: where nothing is left of it, other rows than those that made
    /// it vanish couldn't say that there is something.
    /// </summary>
    /// <param name="known">See <see cref="EffectiveDegrees.Known(RefinementStage)"/>.</param>
    public void Loosen(double[] known)
    {
        for (int c = 0; c < known.Length; c++)
        {
            if (known[c] < Asleep && _components[c].Kind != ComponentKind.Curve && !_held[c])
            {
                _chosen[c] = Math.Max(Looser(_chosen[c], known[c]), _lowest);
                Precisions[c] = _chosen[c];
            }
        }
    }

    /// <summary>One update.</summary>
    /// <param name="degrees">Effective degrees of freedom of each component.</param>
    /// <param name="squares">uᵀSu of each.</param>
    /// <param name="information">What the data say about a term in all: its Hessian's trace, in units of log likelihood.</param>
    /// <returns>How much precisions changed: the mean of |log ratio|, weighed by degrees of freedom.</returns>
    public double Update(double[] degrees, double[] squares, double information)
    {
        double total = Math.Max(degrees.Sum(), 1);
        double change = 0;
        (double[] shared, double[] ofSquares) = (Shared(degrees), Shared(squares));
        for (int c = 0; c < Precisions.Length; c++)
        {
            if (_held[c])
            {
                continue;
            }

            if (_components[c].Kind == ComponentKind.Curve)
            {
                continue; // Its unknowns are standard normal; what they mean is its prior's to say.
            }

            double edf = Math.Max(shared[c], 1e-3);
            double ratio = (edf + (_rates[c] / Math.Sqrt(Precisions[c]))) / Math.Max(ofSquares[c], 1e-12) / Precisions[c];
            double step = Math.Pow(ratio, edf < 1 ? 2 : Relaxation);
            double before = _chosen[c];
            _chosen[c] = Math.Clamp(before * Math.Clamp(step, 1 / MostFall, MostRise), _lowest,
                Math.Max(_lowest, Vanished * information / _components[c].Length));
            Precisions[c] = _chosen[c];
            change += Math.Abs(Math.Log(_chosen[c] / before)) * Math.Max(degrees[c], 0) / total;
        }

        return change;
    }

    // The sum over all components that have one precision.
    private double[] Shared(double[] values)
    {
        var sums = new double[values.Length];
        for (int c = 0; c < values.Length; c++)
        {
            sums[_shares[c]] += values[c];
        }

        return [.. _shares.Select(share => sums[share])];
    }

    /// <summary>
    /// Precisions for error bars, which know that π itself is only estimated (compare Wood, Pya and Säfken 2016): those of a component with
    /// a few more degrees of
    /// freedom than it has. A component that is all but gone would else be sure of being nothing.
    /// </summary>
    /// <param name="degrees">Effective degrees of freedom of each component.</param>
    public double[] Relaxed(double[] degrees) =>
        [.. Precisions.Select(
            (precision, c) => _components[c].Kind == ComponentKind.Curve ? precision : Looser(precision, Math.Max(degrees[c], 1e-3)))];

    // The precision of a degree of freedom more. They go with 1/π where they are few, with its fourth root where they are many.
    private static double Looser(double precision, double edf) => precision * Math.Pow(edf / (edf + Uncertain), 1 + (3 * edf / (edf + 2)));
}
