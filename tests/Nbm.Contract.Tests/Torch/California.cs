using System.Globalization;
using Nbm.Benchmarks.Data;
using Nbm.Training;

namespace Nbm.Contract.Tests.Torch;

/// <summary>California housing in the published split, which the repository doesn't hold.</summary>
internal static class California
{
    private const string Houses = "california_housing.csv";

    private static readonly Lazy<(double[][] Cells, string[] Parts)> s_rows = new(Read);

    /// <summary>Why tests on it can't run; null where they can.</summary>
    public static string? Missing { get; } = BenchmarkData.Find(Houses) is null ? BenchmarkData.Missing(Houses) : null;

    /// <summary>The rows of training and, to decide when to stop, of validation.</summary>
    /// <param name="pairs">The interactions, as pairs of features.</param>
    public static TrainingData Data(params int[][] pairs)
    {
        EncodedRows rows = Rows("train");
        return new TrainingData(Schema(pairs), Nbm.Generated.Vocabularies.None(8), [], rows, rows, Rows("validation"));
    }

    public static double TestRmse(AdditiveModel model)
    {
        EncodedRows test = Rows("test");
        var scores = new double[test.Count];
        var row = new double[8];
        double sum = 0;
        for (int r = 0; r < test.Count; r++)
        {
            for (int f = 0; f < row.Length; f++)
            {
                row[f] = test.Columns[f][r];
            }

            model.Score(row, scores.AsSpan(r, 1));
            sum += Math.Pow(scores[r] - test.Targets[r], 2);
        }

        return Math.Sqrt(sum / test.Count);
    }

    private static EncodedRows Rows(string part)
    {
        var (cells, parts) = s_rows.Value;
        double[][] rows = [.. cells.Where((_, row) => parts[row] == part)];
        return new EncodedRows(
            [.. Enumerable.Range(0, 8).Select(f => rows.Select(row => row[f]).ToArray())], [.. rows.Select(row => row[8])],
            [.. rows.Select(_ => 1.0)]);
    }

    private static ModelSchema Schema(int[][] pairs)
    {
        string[] names = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude"];
        return new ModelSchema
        {
            Name = "House",
            Features = [
                .. names.Select(name => new FeatureSchema { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double" })],
            Interactions = [.. pairs.Select(
                pair => new InteractionSchema { Features = [.. pair], Name = string.Join('X', pair.Select(f => names[f])) })],
            Target = new TargetSchema { Name = "MedHouseVal", Column = "MedHouseVal", Task = ModelTask.Regression, ClrType = "double" },
        };
    }

    private static (double[][] Cells, string[] Parts) Read()
    {
        double[][] cells =
        [
            .. File.ReadLines(BenchmarkData.File(Houses)).Skip(1).Select(
                line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];
        return (cells, [.. File.ReadLines(BenchmarkData.File("california_housing.split.csv")).Skip(1)]);
    }
}

/// <summary>A test that is skipped where the data isn't there.</summary>
public sealed class CaliforniaFactAttribute : FactAttribute
{
    public CaliforniaFactAttribute() => Skip = California.Missing;
}
