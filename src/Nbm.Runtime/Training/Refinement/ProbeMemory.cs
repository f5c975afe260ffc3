namespace Nbm.Training;

/// <summary>
/// What probes said in earlier rounds, as a share of the degrees of freedom that a component has by itself. Between rounds that share
/// changes less than
/// a few probes scatter, so it is averaged; a component's own degrees of freedom are always of the present round. Where only the diagonal
/// of a block
/// is known, the share says too little, and what is probed counts as it is.
/// </summary>
internal sealed class ProbeMemory
{
    // Rounds that the average looks back on.
    private const int Rounds = 4;

    // Too few degrees of freedom make Fellner and Schall's update undo the smoothness of a component, which then takes up noise: probes may
    // not take off more.
    public const double LeastShare = 0.25;

    private double[] _shares = [];
    private int _rounds;

    /// <summary>Degrees of freedom by the averaged shares of all components, to report and to select terms by: a round's own scatter around
    /// 0.</summary>
    public double[] Settled { get; private set; } = [];

    /// <summary>Whether as many rounds have been averaged as usual.</summary>
    public bool IsFull => _rounds >= Rounds;

    /// <summary>Begins with what an earlier fit found.</summary>
    /// <param name="known">As of <see cref="Combine"/>.</param>
    /// <param name="found">The degrees of freedom of each component in that fit.</param>
    public void Recall(double[] known, double[] found) =>
        (_shares, _rounds) = ([.. found.Zip(known, (degrees, own) => own > 0 ? Math.Min(degrees / own, 1) : 0)], Rounds - 1);

    /// <summary>Saves what the next round depends on.</summary>
    public void Save(SavedState to)
    {
        to.Add("probes: shares", [.. _shares]);
        to.Add("probes: rounds", _rounds);
        to.Add("probes: settled", [.. Settled]);
    }

    /// <summary>Goes on from what was saved.</summary>
    public void Restore(SavedState from) =>
        (_shares, _rounds, Settled) = (from.Doubles("probes: shares"), (int)from.Number("probes: rounds"), from.Doubles("probes: settled"));

    /// <param name="known">For each component tr M⁻¹D of its own block, of which the preconditioner knows all or the diagonal.</param>
    /// <param name="exact">Whether it knows all.</param>
    /// <param name="probed">What probes make of its degrees of freedom.</param>
    /// <param name="times">How many times as long as usual to look back, where probes are fewer.</param>
    public double[] Combine(double[] known, bool[] exact, double[] probed, int times = 1)
    {
        _rounds = Math.Min(_rounds + 1, times * Rounds);
        double[] shares = [.. probed.Zip(known, (found, own) => own > 0 ? found / own : 0)];
        _shares = _rounds == 1 ? shares : [.. shares.Zip(_shares, (now, before) => before + ((now - before) / _rounds))];
        Settled = [.. known.Zip(_shares, (own, share) => own * Math.Max(share, 0))];
        return [.. known.Select((own, c) => exact[c] ? own * Math.Max(_shares[c], LeastShare)
            : Math.Max(probed[c], LeastShare * own * Math.Max(_shares[c], 0)))];
    }
}
