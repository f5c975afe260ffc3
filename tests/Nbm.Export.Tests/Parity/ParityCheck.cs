using System.Globalization;
using Nbm.Export.Tests.Databases;

namespace Nbm.Export.Tests.Parity;

/// <summary>Runs what was exported in a database and compares it with the runtime, row by row.</summary>
internal static class ParityCheck
{
    /// <summary>What differences may be, in units of the scores' scale.</summary>
    public const double Bound = 1e-6;

    public static void View(Database database, ParityCase parity)
    {
        var export = new SqlExport(database.Dialect) { View = "scored \"rows\"", Keys = ["row"] };
        object?[][] rows = database.Run(parity.Table, export.CreateView(parity.Model),
            $"SELECT * FROM {Database.Quoted("scored \"rows\"")} ORDER BY 1");
        rows.Length.ShouldBe(parity.Scores.Length);
        AdditiveModel model = parity.Model;
        int perOutput = 2 + model.Terms.Length + (model.Schema.HasOffset ? 1 : 0); // Intercept, contributions, offset, score.
        for (int r = 0; r < rows.Length; r++)
        {
            object?[] row = rows[r];
            for (int c = 0; c < model.Outputs; c++)
            {
                int begin = 1 + (c * perOutput);
                Same(row[begin], model.Intercepts[c], parity, r, "intercept");
                for (int t = 0; t < model.Terms.Length && parity.Contributions[r] is { } contributions; t++)
                {
                    Same(row[begin + 1 + t], contributions[(t * model.Outputs) + c], parity, r, model.Terms[t].Name);
                }

                Same(row[begin + perOutput - 1], parity.Scores[r]?[c], parity, r, "score");
            }

            Prediction(row[(1 + (model.Outputs * perOutput))..], parity, r);
        }
    }

    public static void Expression(Database database, ParityCase parity)
    {
        string[] scores = [.. parity.Model.Intercepts.Select((_, c) => new SqlExport(database.Dialect).Expression(parity.Model, c))];
        string table = Database.Quoted(parity.Table.Name);
        object?[][] rows = database.Run(parity.Table, string.Empty,
            $"SELECT {string.Join(",\n", scores)} FROM {table} ORDER BY {Database.Quoted("row")}");
        for (int r = 0; r < rows.Length; r++)
        {
            for (int c = 0; c < scores.Length; c++)
            {
                Same(rows[r][c], parity.Scores[r]?[c], parity, r, "score");
            }
        }
    }

    private static void Prediction(object?[] found, ParityCase parity, int r)
    {
        double[]? scores = parity.Scores[r];
        ModelTask task = parity.Model.Schema.Target.Task;
        if (task == ModelTask.Multiclass)
        {
            var probabilities = new double[parity.Model.Outputs];
            Nbm.Models.Link.Softmax(scores!, probabilities);
            for (int c = 0; c < probabilities.Length; c++)
            {
                Close(found[c], probabilities[c], 1, parity, r, "probability");
            }

            int best = Array.IndexOf(scores!, scores!.Max());
            found[^1].ShouldBe(parity.Model.Classes[best]);
            return;
        }

        double? expected = scores is null ? null : task switch
        {
            ModelTask.Binary => Nbm.Models.Link.Sigmoid(scores[0]),
            ModelTask.Poisson => PortableMath.Mean(scores[0]),
            _ => scores[0],
        };
        Close(found.ShouldHaveSingleItem(), expected, Math.Max(parity.Scale, Math.Abs(expected ?? 0)), parity, r, "prediction");
    }

    private static void Same(object? found, double? expected, ParityCase parity, int row, string what) =>
        Close(found, expected, parity.Scale, parity, row, what);

    private static void Close(object? found, double? expected, double scale, ParityCase parity, int row, string what)
    {
        bool isSame = expected is { } number
            ? found is not null && Math.Abs(Convert.ToDouble(found, CultureInfo.InvariantCulture) - number) <= Bound * scale
            : found is null;
        if (!isSame) // So that what it says is put together only if it is said.
        {
            Assert.Fail(
                $"{what} is {found ?? "NULL"}, the runtime says {expected?.ToString("R", CultureInfo.InvariantCulture) ?? "NULL"}, on a scale of {scale:G3}: {parity.Describe(row)}");
        }
    }
}
