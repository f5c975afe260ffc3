using Nbm.Models;

namespace Nbm.Truths;

/// <summary>Made-up data whose truth is known: what shapes of curves ask of a prior, from smooth to jumping to nothing.</summary>
internal static class MadeData
{
    /// <summary>By name: rows of a law, from a count and a seed.</summary>
    public static IReadOnlyDictionary<string, Func<int, int, KnownData>> ByName { get; } = new Dictionary<string, Func<int, int, KnownData>>
    {
        ["curves"] = Curves,
        ["lognormal"] = (count, seed) => Heavy(count, seed, random => Math.Exp(random.Normal()), x => x),
        ["t3"] = (count, seed) => Heavy(count, seed, StudentOfThree, x => x),
        ["square"] = (count, seed) => Heavy(count, seed, random => random.Normal(), x => x * x),
        ["noise-7"] = (count, seed) => Noise(count, seed, 7),
        ["noise-15"] = (count, seed) => Noise(count, seed, 15),
        ["zero-heavy"] = (count, seed) => Jumps(count, seed, ModelTask.Binary, ZeroHeavy),
        ["step"] = (count, seed) => Jumps(count, seed, ModelTask.Binary, random => Step(random.NextDouble())),
        ["spike"] = (count, seed) => Jumps(count, seed, ModelTask.Binary, random => Spike(Math.Round(100 * random.NextDouble()))),
        ["zero-heavy-counts"] = (count, seed) => Jumps(count, seed, ModelTask.Poisson, ZeroHeavy),
        ["zero-heavy-classes"] = (count, seed) => Jumps(count, seed, ModelTask.Multiclass, ZeroHeavy),
        ["lognormal-rising"] = (count, seed) => Rising(Heavy(count, seed, random => Math.Exp(random.Normal()), x => x)),
        ["t3-rising"] = (count, seed) => Rising(Heavy(count, seed, StudentOfThree, x => x)),
        ["sine"] = Stairs,
        ["sine-rising"] = (count, seed) => Rising(Stairs(count, seed)),
        ["root"] = (count, seed) => Heavy(count, seed, random => Math.Exp(random.Normal()), Math.Sqrt),
        ["root-concave"] = (count, seed) => Bent(Heavy(count, seed, random => Math.Exp(random.Normal()), Math.Sqrt), Curvature.Concave),
        ["lognormal-convex"] = (count, seed) =>
            Bent(Heavy(count, seed, random => Math.Exp(random.Normal()), x => x), Curvature.Convex),
        ["square-convex"] = (count, seed) => Bent(Heavy(count, seed, random => random.Normal(), x => x * x), Curvature.Convex),
        ["wave"] = Wave,
        ["wave-round"] = (count, seed) => Round(Wave(count, seed)),
        ["waves-round"] = (count, seed) => Round(Heavy(count, seed, random => random.NextDouble(), x => Math.Sin(10 * Math.PI * x))),
        ["noise-round"] = (count, seed) => Round(Heavy(count, seed, random => random.NextDouble(), _ => 0)),
        ["noise-rising"] = (count, seed) => Rising(Noise(count, seed, 4)),
        ["step-rising"] = (count, seed) => Rising(Jumps(count, seed, ModelTask.Binary, random => Step(random.NextDouble())), 1),
    };

    /// <summary>Example 1 of mgcv's gamSim: four uniform features, the last of which does nothing, and noise of standard deviation
    /// 2.</summary>
    public static KnownData Curves(int count, int seed)
    {
        var random = new Random(seed);
        return new KnownData(KnownData.Numbers(ModelTask.Regression, 4), [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] x = [random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble()];
            double[] f =
            [
                2 * Math.Sin(Math.PI * x[0]), Math.Exp(2 * x[1]),
                (0.2 * Math.Pow(x[2], 11) * Math.Pow(10 * (1 - x[2]), 6)) + (10 * Math.Pow(10 * x[2], 3) * Math.Pow(1 - x[2], 10)), 0,
            ];
            return new KnownRow(x, f.Sum() + (2 * random.Normal()), f);
        })]);
    }

    private static KnownData Bent(KnownData data, Curvature curvature) => data with
    {
        Schema = data.Schema with { Features = [.. data.Schema.Features.Select(feature => feature with { Curvature = curvature })] },
    };

    private static KnownData Wave(int count, int seed) =>
        Heavy(count, seed, random => random.NextDouble(), x => Math.Sin(2 * Math.PI * x));

    // On a circle of length 1.
    private static KnownData Round(KnownData data) => data with
    {
        Schema = data.Schema with { Features = [.. data.Schema.Features.Select(feature => feature with { Period = 1 })] },
    };

    // A curve that rises and is level at two places.
    private static KnownData Stairs(int count, int seed) =>
        Heavy(count, seed, random => random.NextDouble(), x => (4 * x) - (Math.Sin(4 * Math.PI * x) / Math.PI));

    // The first features declared to rise, which they do.
    private static KnownData Rising(KnownData data, int features = int.MaxValue) => data with
    {
        Schema = data.Schema with
        {
            Features = [
                .. data.Schema.Features.Select((feature, f) => f < features ? feature with { Monotone = Monotone.Increasing } : feature)],
        },
    };

    private static KnownData Heavy(int count, int seed, Func<Random, double> draw, Func<double, double> shape)
    {
        var random = new Random(seed);
        return new KnownData(KnownData.Numbers(ModelTask.Regression, 1), [.. Enumerable.Range(0, count).Select(_ =>
        {
            double x = draw(random);
            return new KnownRow([x], shape(x) + random.Normal(), [shape(x)]);
        })]);
    }

    private static KnownData Noise(int count, int seed, int features)
    {
        var random = new Random(seed);
        return new KnownData(KnownData.Numbers(ModelTask.Regression, features), [.. Enumerable.Range(0, count).Select(_ =>
            new KnownRow([.. Enumerable.Range(0, features).Select(_ => random.Normal())], random.Normal(), new double[features]))]);
    }

    // A feature that jumps, and a smooth one beside it.
    private static KnownData Jumps(int count, int seed, ModelTask task, Func<Random, (double X, double Effect)> draw)
    {
        var random = new Random(seed);
        return new KnownData(KnownData.Numbers(task, 2, 3), [.. Enumerable.Range(0, count).Select(_ =>
        {
            var (x, effect) = draw(random);
            double z = random.Normal(), smooth = Math.Sin(1.5 * z), score = effect + smooth - 1;
            return new KnownRow([x, z], Draw(random, task, score), [effect, smooth]);
        })]);
    }

    private static double Draw(Random random, ModelTask task, double score)
    {
        if (task == ModelTask.Poisson)
        {
            return random.Poisson(Math.Exp(score));
        }

        double u = random.NextDouble(), odds = Math.Exp(score);
        return task == ModelTask.Binary ? u < odds / (1 + odds) ? 1 : 0
            : (u *= 2 + odds) < odds ? 1 : u < 1 + odds ? 0 : 2;
    }

    private static (double X, double Effect) Step(double x) => (x, x > 0.6 ? 1.5 : -0.5);

    private static (double X, double Effect) Spike(double x) => (x, x == 37 ? 3 : 0);

    private static readonly (double[] Values, double[] Effects) s_amounts = Amounts();

    // Nine of ten rows 0; an effect of its own at each of about a hundred other values.
    private static (double X, double Effect) ZeroHeavy(Random random)
    {
        if (random.NextDouble() < 0.9)
        {
            return (0, 0);
        }

        int i = random.Next(s_amounts.Values.Length);
        return (s_amounts.Values[i], s_amounts.Effects[i]);
    }

    private static (double[] Values, double[] Effects) Amounts()
    {
        var random = new Random(99);
        double[] values = [.. Enumerable.Range(0, 100).Select(_ => Math.Round(Math.Exp(7 + (1.2 * random.Normal())))).Distinct().Order()];
        return (values, [.. values.Select(_ => (random.NextDouble() < 0.5 ? -1 : 1) * (0.5 + (2.5 * random.NextDouble())))]);
    }

    private static double StudentOfThree(Random random)
    {
        double square = 0;
        for (int i = 0; i < 3; i++)
        {
            double normal = random.Normal();
            square += normal * normal;
        }

        return random.Normal() / Math.Sqrt(square / 3);
    }

    /// <summary>A standard normal number.</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A Poisson count, by Knuth's products.</summary>
    public static int Poisson(this Random random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        int events = 0;
        for (; product > limit; events++)
        {
            product *= random.NextDouble();
        }

        return events;
    }

    /// <summary>A gamma amount of mean shape · scale, shape 1 or more (Marsaglia and Tsang 2000).</summary>
    public static double Gamma(this Random random, double shape, double scale)
    {
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.Normal(), v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }

    /// <summary>The normal distribution's quantile, by bisection of its series.</summary>
    public static double NormalQuantile(double level)
    {
        double low = -6, high = 6;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2, sum = middle, part = middle;
            for (int k = 1; k < 200; k++)
            {
                part *= middle * middle / ((2 * k) + 1);
                sum += part;
            }

            (low, high) = 0.5 + (sum * Math.Exp(-middle * middle / 2) / Math.Sqrt(2 * Math.PI)) < level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
