namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>The toys of Afchar and Hennequin (2020): Gaussian blobs of standard deviation 0.25, and which expert's problem each point
/// is.</summary>
internal sealed record Toy(TestRow[] Rows, int[] Owners, double[] Distances)
{
    private const double Deviation = 0.25;

    private static readonly (double X, double Y, int Label, int Owner)[] s_cross = [(-1, 0, 0, 0), (1, 0, 1, 0), (0, 1, 1, 1),
        (0, -1, 0, 1)];

    public static ModelSchema Schema(string toy) =>
        Schemas.Of(Schemas.Binary(), [.. Enumerable.Range(0, toy == "D" ? 4 : 2).Select(f => Schemas.Number($"X{f}"))]);

    /// <summary>Both features alone, then what the toy's third expert reads.</summary>
    public static ExpertsLayout Layout(string toy) => toy == "D"
        ? Experts.Layout([[0], [1], [2, 3]], [0], [1], [2])
        : Experts.Layout([[0], [1]]);

    /// <summary>A: a cross of four blobs, each told by one coordinate. B: exclusive or. C: half of each. D: the same in dimensions of their
    /// own.</summary>
    public static Toy Of(string toy, int count, ulong seed)
    {
        var noise = new Noise(seed);
        var points = Enumerable.Range(0, count).Select(_ => Point(toy, noise)).ToArray();
        return new Toy([.. points.Select(point => point.Row)], [.. points.Select(point => point.Owner)],
            [.. points.Select(point => point.Distance)]);
    }

    private static (TestRow Row, int Owner, double Distance) Point(string toy, Noise noise)
    {
        double x = noise.Normal(), y = noise.Normal(), distance = Math.Sqrt((x * x) + (y * y));
        bool isCross = toy == "A" || (toy is "C" or "D" && noise.Uniform() < 0.5);
        if (isCross)
        {
            (double cx, double cy, int label, int owner) = s_cross[noise.Index(4)];
            double[] at = [cx + (Deviation * x), cy + (Deviation * y)];
            return (new TestRow(toy == "D" ? [.. at, 0, 0] : at, label), owner, distance);
        }

        double apart = toy == "C" ? 2 : 1;
        double ux = (2 * noise.Index(2)) - 1, uy = (2 * noise.Index(2)) - 1;
        double[] corner = [(apart * ux) + (Deviation * x), (apart * uy) + (Deviation * y)];
        return (new TestRow(toy == "D" ? [0, 0, .. corner] : corner, ux * uy > 0 ? 1 : 0), 2, distance);
    }
}
