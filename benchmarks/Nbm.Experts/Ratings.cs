using System.Diagnostics;

namespace Nbm.Experts;

/// <summary>
/// Ratings of users and items whose truth is known: what users and items are like on average, two tastes whose product counts, age and
/// noise. Half of the variance that isn't noise is the users' and the items' own, a quarter each; the other half only the pair knows.
/// </summary>
internal static class Ratings
{
    private const int TestRows = 50_000;
    private const double Noise = 0.5;

    /// <param name="users">Users; there are a tenth as many items, and thirty rows of each.</param>
    /// <param name="mlp">Options of perceptrons.</param>
    /// <param name="experts">Options of experts.</param>
    public static void Print(int users, MlpOptions mlp, ExpertsOptions experts)
    {
        int count = 30 * users;
        (Rating[] rows, double[] truths) = Draw(count + TestRows, users, users / 10);
        Rating[] training = rows[..count], test = rows[count..];
        double[] truth = truths[count..];
        var known = training.Select(row => row.User).ToHashSet();
        Rating[] strangers = [.. test.Take(2000).Select((row, i) => row with { User = $"stranger {i}" })];
        Console.WriteLine($"{count} rows, {known.Count} users, {training.Select(row => row.Item).Distinct().Count()} items; noise {Noise}, "
            + $"deviation of stars {Deviation(test.Select(row => row.Stars)):0.000}");
        Console.WriteLine(
            "| model | RMSE | explained of what isn't noise | of users it never saw: RMSE | CPU-s | wall s | peak MB | file MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        Line($"perceptron of {string.Join(", ", mlp.HiddenUnits)}", () => RatingMlp.Train(training, mlp));
        Line($"experts of {string.Join(", ", experts.HiddenUnits)}", () => RatingExperts.Train(training, experts));

        void Line(string name, Func<RegressionModel<Rating>> train)
        {
            using Process process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            RegressionModel<Rating> model = train();
            process.Refresh();
            double cpu = (process.TotalProcessorTime - before).TotalSeconds, wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            using var file = new MemoryStream();
            model.Save(file);
            double[] said = model.Predict(test), unknown = model.Predict(strangers);
            double error = Mean(said.Zip(test, (own, row) => Square(own - row.Stars)));
            double missed = Mean(said.Zip(truth, (own, true_) => Square(own - true_))) / Square(Deviation(truth));
            double strange = Mean(unknown.Zip(strangers, (own, row) => Square(own - row.Stars)));
            Console.WriteLine($"| {name} | {Math.Sqrt(error):0.000} | {1 - missed:0.000} | {Math.Sqrt(strange):0.000} | {cpu:0.0} | "
                + $"{wall:0.0} | {process.PeakWorkingSet64 >> 20} | {file.Length >> 20} |");
        }
    }

    private static (Rating[] Rows, double[] Truths) Draw(int count, int userCount, int itemCount)
    {
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] users = Some(userCount), items = Some(itemCount);
        string[] userNames = [.. Enumerable.Range(0, userCount).Select(u => $"user {u}")],
            itemNames = [.. Enumerable.Range(0, itemCount).Select(i => $"item {i}")];
        double[] ages = [.. Enumerable.Range(0, userCount).Select(_ => 18 + (60 * random.NextDouble()))];
        var (rows, truths) = (new Rating[count], new double[count]);
        for (int r = 0; r < count; r++)
        {
            int u = random.Next(userCount), i = random.Next(itemCount);
            double truth = 3 + (0.5 * users[u][0]) + (0.5 * items[i][0])
                + (0.5 * ((users[u][1] * items[i][1]) + (users[u][2] * items[i][2]))) + (0.3 * Math.Sin(ages[u] / 10));
            truths[r] = truth;
            rows[r] = new Rating { User = userNames[u], Age = ages[u], Item = itemNames[i], Stars = truth + (Noise * Normal()) };
        }

        return (rows, truths);

        double[][] Some(int levels) => [.. Enumerable.Range(0, levels).Select(_ => new[] { Normal(), Normal(), Normal() })];
    }

    private static double Square(double value) => value * value;

    private static double Mean(IEnumerable<double> values) => values.Average();

    private static double Deviation(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return Math.Sqrt(all.Average(value => Square(value - mean)));
    }
}
