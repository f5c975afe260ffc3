namespace Nbm.Training;

/// <summary>What share of a kernel's own degrees of freedom other terms leave it, averaged over rounds as probes scatter.</summary>
internal sealed class KernelShare
{
    // Rounds that the average looks back on.
    private const int Rounds = 4;
    private const double Least = 0.05;

    private double _value = 1;
    private int _rounds;

    public double Value => Math.Clamp(_value, Least, 1);

    /// <summary>The average and over how many rounds it was taken, to be given back.</summary>
    public (double Value, int Rounds) State
    {
        get => (_value, _rounds);
        set => (_value, _rounds) = value;
    }

    /// <param name="known">Its own degrees of freedom.</param>
    /// <param name="taken">What other terms take of them, as probed: negative.</param>
    /// <param name="isExact">Whether that is no estimate.</param>
    public void Add(double known, double taken, bool isExact)
    {
        if (!(known > 0))
        {
            return;
        }

        double share = 1 + (taken / known);
        _rounds = isExact ? 1 : Math.Min(_rounds + 1, Rounds);
        _value += (share - _value) / _rounds;
    }
}
