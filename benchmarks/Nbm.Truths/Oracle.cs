using System.Globalization;
using CsvHelper;
using Nbm.Models;

namespace Nbm.Truths;

/// <summary>Small real data that mgcv has fitted: its formula's features, and its figure on the same folds.</summary>
/// <param name="Name">The file without its ending.</param>
/// <param name="Target">The target's column.</param>
/// <param name="Mgcv">What mgcv reaches on held-out rows, see <see cref="Figure"/>.</param>
/// <param name="Task">What the target is.</param>
internal sealed record Oracle(string Name, string Target, double Mgcv, ModelTask Task = ModelTask.Regression)
{
    private const int Folds = 5;

    public static IReadOnlyList<Oracle> All { get; } =
    [
        new("mcycle", "accel", 24.3412),
        new("trees", "Volume", 3.1127),
        new("swiss", "Fertility", 8.4764),
        new("cars", "dist", 16.1690),
        new("faithful", "eruptions", 0.3781),
        new("airquality", "Ozone", 19.4660),
        new("longley", "Employed", 0.5277) { Features = ["GNP", "Unemployed", "Armed.Forces"] },
        new("attitude", "rating", 7.4015),
        new("quakes", "mag", 0.1865),
        new("cpus", "perf", 0.2050, ModelTask.Gamma),
        new("birthwt", "low", 0.6631, ModelTask.Binary),
        new("insurance", "Claims", 1.1053, ModelTask.Poisson) { LogOffset = "Holders" },
        new("veteran", "time", 0.7171, ModelTask.Cox) { Event = "status" },
        new("pbc", "time", 0.8527, ModelTask.Cox) { Event = "status" },
    ];

    /// <summary>The features; all other columns where none are named.</summary>
    public string[] Features { get; init; } = [];

    /// <summary>The column whose logarithm scores begin with.</summary>
    public string? LogOffset { get; init; }

    public string? Event { get; init; }


    /// <summary>Whether more is better.</summary>
    public bool IsConcordance => Task == ModelTask.Cox;

    /// <summary>Reads the file.</summary>
    public KnownData Read(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        string[] header = reader.HeaderRecord!;
        var cells = new List<string[]>();
        while (reader.Read())
        {
            cells.Add([.. header.Select((_, i) => reader.GetField(i)!)]);
        }

        double[] Numbers(string column) =>
            [.. cells.Select(row => double.Parse(row[Array.IndexOf(header, column)], CultureInfo.InvariantCulture))];
        string[] names = Features.Length > 0 ? Features : [.. header.Where(name => name != Target && name != LogOffset && name != Event)];
        var columns = names.Select(name =>
        {
            string[] texts = [.. cells.Select(row => row[Array.IndexOf(header, name)])];
            bool isNumber = texts.All(text => double.TryParse(text, CultureInfo.InvariantCulture, out _));
            string[] levels = [.. texts.Distinct().Order(StringComparer.Ordinal)];
            return (
                Feature: isNumber ? KnownData.Number(name) : KnownData.Category(name, levels),
                Values: isNumber ? Numbers(name) : [.. texts.Select(text => (double)Array.IndexOf(levels, text))]);
        }).ToArray();
        double[] target = Numbers(Target);
        double[]? offsets = LogOffset is null ? null : Numbers(LogOffset), events = Event is null ? null : Numbers(Event);
        ModelSchema schema = KnownData.Of(Task, [.. columns.Select(column => column.Feature)]) with { OffsetColumn = LogOffset };
        return new KnownData(schema, [.. target.Select((y, r) => new KnownRow(
            [.. columns.Select(column => column.Values[r])], y, null, offsets is null ? 0 : Math.Log(offsets[r]),
            events is null || events[r] == 1))]);
    }

    /// <summary>Five folds, fold = row mod 5: the figure over all held-out rows, of concordances the mean over folds; and the mean degrees
    /// of freedom.</summary>
    public (double Figure, double Degrees) Measure(KnownData data, TrainingOptions options)
    {
        var scores = new double[data.Count];
        double degrees = 0, concordance = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            AdditiveModel model = (data with { Rows = [.. data.Rows.Where((_, row) => row % Folds != fold)] }).Train(options);
            degrees += model.Terms.Sum(term => term.DegreesOfFreedom ?? 0) / Folds;
            for (int row = fold; row < data.Count; row += Folds)
            {
                scores[row] = KnownData.Scores(model, data.Rows[row])[0] + data.Rows[row].Offset;
            }

            int[] held = [.. Enumerable.Range(0, data.Count).Where(row => row % Folds == fold)];
            concordance += IsConcordance
                ? Concordance([.. held.Select(row => data.Rows[row])], [.. held.Select(row => scores[row])]) / Folds : 0;
        }

        return (IsConcordance ? concordance : Figure([.. data.Rows.Select(row => row.Target)], scores), degrees);
    }

    private double Figure(double[] y, double[] scores) => Task switch
    {
        ModelTask.Regression => Math.Sqrt(y.Zip(scores, (a, b) => (a - b) * (a - b)).Average()),
        ModelTask.Binary => y.Zip(scores, (a, s) => Math.Log(1 + Math.Exp(-Math.Abs(s))) + Math.Max(s, 0) - (a * s)).Average(),
        ModelTask.Poisson => 2 * y.Zip(scores, (a, s) => (a > 0 ? a * (Math.Log(a) - s) : 0) - (a - Math.Exp(s))).Average(),
        _ => 2 * y.Zip(scores, (a, s) => (a / Math.Exp(s)) - 1 - Math.Log(a) + s).Average(),
    };

    // Harrell's: of all pairs whose order is known, how many the scores put right.
    private static double Concordance(KnownRow[] rows, double[] scores)
    {
        double right = 0, all = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < rows.Length; j++)
            {
                if (rows[i].Event && (rows[i].Target < rows[j].Target || (rows[i].Target == rows[j].Target && !rows[j].Event)))
                {
                    all++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        return right / all;
    }
}
