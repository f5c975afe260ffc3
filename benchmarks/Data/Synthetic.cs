using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>A row of a made-up additive function with one interaction, as many of them as wanted: for cost against rows.</summary>
[NbmModel]
[Interaction(nameof(A), nameof(B))]
[Interaction(nameof(C), nameof(D))]
public sealed partial record Synthetic(
    [Feature] double A,
    [Feature] double B,
    [Feature] double C,
    [Feature] double D,
    [Feature] double E,
    [Feature] double F,
    [Target] double Y)
{
    /// <summary>The standard deviation of the noise: the best RMSE there is.</summary>
    public const double Noise = 0.5;

    /// <summary>Rows from a seed.</summary>
    public static Synthetic[] Rows(int count, int seed)
    {
        var rows = new Synthetic[count];
        foreach ((int i, Synthetic row) in Stream(count, seed).Index())
        {
            rows[i] = row;
        }

        return rows;
    }

    /// <summary>The same, one by one.</summary>
    public static IEnumerable<Synthetic> Stream(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            var (a, b, c, d, e, f) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble(),
                random.NextDouble(), random.NextDouble());
            double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            double y = Math.Sin(6 * a) + (2 * (b - 0.5) * (b - 0.5)) + c + (1 / (1 + Math.Exp(-20 * (d - 0.4)))) + Math.Cos(12 * e)
                + (2 * a * b);
            yield return new Synthetic(a, b, c, d, e, f, y + (Noise * normal));
        }
    }
}
