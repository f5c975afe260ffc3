using Nbm.Benchmarks.Data;
using Nbm.Generated;
using Nbm.Training;

namespace Nbm.Benchmarks;

/// <summary>California housing, split as published, and a model of it.</summary>
internal static class California
{
    private static readonly House[] s_rows = HouseCsv.Read(BenchmarkData.File("california_housing.csv"));

    public static House[] Train { get; } = BenchmarkData.Part(s_rows, "california_housing.split.csv", "train");

    public static House[] Validation { get; } = BenchmarkData.Part(s_rows, "california_housing.split.csv", "validation");

    public static House[] Test { get; } = BenchmarkData.Part(s_rows, "california_housing.split.csv", "test");

    /// <summary>With axes and tables of full size; how well they fit doesn't matter to the time of a look-up.</summary>
    public static HouseModel QuickModel() => HouseModel.Train(Train, Validation, new TrainingOptions { Seed = 1, Epochs = 10 });

    /// <summary>The eight features, alone or with all 28 pairs.</summary>
    public static ModelSchema Schema(bool pairs)
    {
        ModelSchema schema = QuickModel().Schema;
        return !pairs ? schema : schema with
        {
            Interactions =
            [
                .. from first in Enumerable.Range(0, schema.Features.Length)
                   from second in Enumerable.Range(first + 1, schema.Features.Length - first - 1)
                   select new InteractionSchema { Features = [first, second],
                       Name = $"{schema.Features[first].Name}X{schema.Features[second].Name}" },
            ],
        };
    }

    /// <summary>Training rows as a fit sees them.</summary>
    /// <param name="schema">Of a model of these eight features.</param>
    /// <param name="count">How many rows, at most.</param>
    public static TrainingData Encoded(ModelSchema schema, int count = int.MaxValue)
    {
        House[] rows = [.. Train.Take(count)];
        Func<House, double>[] features =
        [
            row => row.MedInc, row => row.HouseAge, row => row.AveRooms, row => row.AveBedrms,
            row => row.Population, row => row.AveOccup, row => row.Latitude, row => row.Longitude,
        ];
        var encoded = new EncodedRows(
            [.. features.Select(feature => rows.Select(feature).ToArray())], [.. rows.Select(row => row.MedHouseVal)],
            [.. rows.Select(_ => 1.0)]);
        return new TrainingData(schema, Vocabularies.None(features.Length), [], encoded, encoded, null);
    }
}
