namespace Nbm.Models;

/// <summary>
/// The parts of a polynomial model in their order: each feature, then each pair, then each triple of features, those of lower features
/// first.
/// </summary>
/// <param name="features">How many features.</param>
/// <param name="degree">How many features a part has at most: 2 or 3.</param>
internal readonly struct PolynomialParts(int features, int degree)
{
    /// <summary>How many parts there are.</summary>
    public long Count { get; } = features + Pairs(features) + (degree > 2 ? Triples(features) : 0);

    /// <summary>The features of all parts.</summary>
    public IEnumerable<int[]> All()
    {
        int features = Features;
        IEnumerable<int> after(int f) => Enumerable.Range(f + 1, features - f - 1);
        IEnumerable<int[]> pairs = Enumerable.Range(0, features).SelectMany(f => after(f).Select(g => (int[])[f, g]));
        return Enumerable.Range(0, features).Select(f => (int[])[f])
            .Concat(pairs)
            .Concat(Degree > 2 ? pairs.SelectMany(pair => after(pair[1]).Select(h => (int[])[.. pair, h])) : []);
    }

    public int Features { get; } = features;

    public int Degree { get; } = degree;

    private static long Pairs(long features) => features * (features - 1) / 2;

    private static long Triples(long features) => features * (features - 1) * (features - 2) / 6;
}
