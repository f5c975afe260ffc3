using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>
/// Made-up hourly counts, as of hired bicycles, which scatter more than Poisson's: their means are multiplied by gamma noise of variance
/// <see cref="Alpha"/>, as a negative binomial's are. All pairs, told that the counts are Poisson's.
/// </summary>
[NbmModel(Task = ModelTask.Poisson)]
[Interactions(Order = 2)]
public sealed partial record MadeCounts(
    [Feature] double Hour,
    [Feature] double Weekday,
    [Feature] double Month,
    [Feature] double Temperature,
    [Feature] double Felt,
    [Feature] double Humidity,
    [Feature] double Wind,
    [Feature] double Weather,
    [Target] double Count)
{
    /// <summary>The variance of the means' noise: where there are a hundred counts Poisson's standard deviation would be 10, and is
    /// 41.</summary>
    public const double Alpha = 1.0 / 6;

    // A gamma of shape k is the mean of k exponentials.
    private const int Shape = (int)(1 / Alpha);

    /// <summary>The mean that the count was drawn around, but for its noise.</summary>
    [Ignore] public double Truth { get; init; }

    /// <summary>Rows from a seed.</summary>
    public static MadeCounts[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new MadeCounts[count];
        for (int i = 0; i < count; i++)
        {
            double hour = random.Next(24), weekday = random.Next(7), month = 1 + random.Next(12),
                weather = 1 + (int)(3 * random.NextDouble() * random.NextDouble());
            double temperature = 12 - (11 * Math.Cos(month / 6 * Math.PI)) + (4 * Normal(random)), felt = temperature + Normal(random);
            double humidity = 30 + (70 * random.NextDouble()), wind = -10 * Math.Log(1 - random.NextDouble());
            bool atWork = weekday < 5;
            double rush = Math.Exp(-Math.Pow(hour - 8, 2) / 2) + Math.Exp(-Math.Pow(hour - 17.5, 2) / 4),
                leisure = Math.Exp(-Math.Pow(hour - 14, 2) / 18);
            double log = 3 + (atWork ? 2.5 * rush : 0.3 * rush) + ((atWork ? 1 : 2.2) * leisure) + (0.06 * temperature)
                - (0.0012 * temperature * temperature)
                - (0.00012 * humidity * humidity) - (0.01 * wind) - (0.3 * (weather - 1));
            double truth = Math.Exp(log);
            rows[i] = new MadeCounts(hour, weekday, month, temperature, felt, humidity, wind, weather,
                Poisson(random, truth * Gamma(random))) { Truth = truth };
        }

        return rows;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Gamma(Random random) => Enumerable.Range(0, Shape).Sum(_ => -Math.Log(1 - random.NextDouble())) / Shape;

    // By multiplying uniform numbers until their product is below e^−mean, in parts that don't underflow.
    private static double Poisson(Random random, double mean)
    {
        double count = 0;
        for (double left = mean; left > 0; left -= 500)
        {
            double limit = Math.Exp(-Math.Min(left, 500));
            for (double product = random.NextDouble(); product > limit; product *= random.NextDouble())
            {
                count++;
            }
        }

        return count;
    }
}

/// <summary>The same, told that they are a negative binomial's.</summary>
[NbmModel(Task = ModelTask.NegativeBinomial)]
[Interactions(Order = 2)]
public sealed partial record MadeScatteredCounts(
    [Feature] double Hour,
    [Feature] double Weekday,
    [Feature] double Month,
    [Feature] double Temperature,
    [Feature] double Felt,
    [Feature] double Humidity,
    [Feature] double Wind,
    [Feature] double Weather,
    [Target] double Count)
{
    /// <summary>The mean that the count was drawn around, but for its noise.</summary>
    [Ignore] public double Truth { get; init; }

    /// <summary>Rows from a seed: those of <see cref="MadeCounts"/>.</summary>
    public static MadeScatteredCounts[] Rows(int count, int seed) =>
    [
        .. MadeCounts.Rows(count, seed).Select(row => new MadeScatteredCounts(
            row.Hour, row.Weekday, row.Month, row.Temperature, row.Felt, row.Humidity, row.Wind, row.Weather,
            row.Count) { Truth = row.Truth }),
    ];
}
