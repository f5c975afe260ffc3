namespace Nbm.Models;

/// <summary>Sums of which a mean and a variance are read. Values are taken less the first of them, so that a small variance around a large
/// mean isn't lost.</summary>
internal struct MomentSums
{
    private double _first;
    private double _sum;
    private double _squares;

    /// <summary>How many values.</summary>
    public long Count { get; private set; }

    public readonly Moments Moments => Count == 0 ? default
        : new Moments(_first + (_sum / Count), Math.Max(0, (_squares / Count) - (_sum / Count * (_sum / Count))));

    public void Add(ReadOnlySpan<double> values)
    {
        _first = Count == 0 && values.Length > 0 ? values[0] : _first;
        double sum = 0, squares = 0;
        foreach (double value in values)
        {
            double own = value - _first;
            sum += own;
            squares += own * own;
        }

        _sum += sum;
        _squares += squares;
        Count += values.Length;
    }
}
