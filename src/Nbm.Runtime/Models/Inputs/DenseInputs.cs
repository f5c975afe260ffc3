using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The inputs that a dense vector gives a network: each of its numbers less the mean of its place, in units of the place's standard
/// deviation, of a picture in units of
/// that of all places together, both of the training rows, without what is far out there; cut at ±<see cref="Furthest"/>. A place that
/// never varied is always 0.
/// Immutable and thread-safe.
/// </summary>
internal sealed class DenseInputs
{
    /// <summary>How far from its mean an input can be, in standard deviations.</summary>
    public const double Furthest = 10;

    private readonly double[] _zeros; // The inputs of a row of zeros, which most places of a picture are.

    /// <param name="vector">The index of the vector in the schema.</param>
    /// <param name="first">The number of its first input among those of all features and vectors.</param>
    /// <param name="means">The mean of each place.</param>
    /// <param name="deviations">The standard deviation of each place, 0 where it never varied.</param>
    /// <exception cref="ArgumentException">The parts don't fit together.</exception>
    public DenseInputs(int vector, int first, ImmutableArray<double> means, ImmutableArray<double> deviations)
    {
        (Vector, First, Means, Deviations) = (vector, first, means, deviations);
        if (means.Length == 0 || deviations.Length != means.Length || !means.All(double.IsFinite)
            || !deviations.All(own => own >= 0 && double.IsFinite(own)))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"No inputs of vector {vector}: {means.Length} means and {deviations.Length} deviations; expected: as many of both, finite, deviations 0 or more."));
        }

        _zeros = [.. means.Select((_, place) => Input(place, 0))];
    }

    public int Vector { get; }

    public int First { get; }

    /// <summary>How many there are: one for each place.</summary>
    public int Count => Means.Length;

    public ImmutableArray<double> Means { get; }

    public ImmutableArray<double> Deviations { get; }

    /// <summary>Writes the inputs of a row.</summary>
    /// <param name="row">What the row has of the vector.</param>
    /// <param name="inputs">All inputs of the row.</param>
    public void Write(VectorRow row, Span<double> inputs)
    {
        Span<double> own = inputs.Slice(First, Count);
        _zeros.CopyTo(own);
        ReadOnlySpan<int> places = row.Names;
        ReadOnlySpan<double> values = row.Values;
        for (int i = 0; i < places.Length; i++)
        {
            own[places[i]] = Input(places[i], values[i]);
        }
    }

    private double Input(int place, double value) =>
        Deviations[place] > 0 ? Math.Clamp((value - Means[place]) / Deviations[place], -Furthest, Furthest) : 0;
}
