using Nbm.Models;

namespace Nbm.Training;

/// <summary>Records as numbers, column by column, as the model's encoder makes them (see Nbm.Generated.RecordEncoder).</summary>
/// <param name="Columns">For each feature its n values; missing ones are NaN.</param>
/// <param name="Targets">n numbers, 0/1 or class indices.</param>
/// <param name="Weights">n weights, above zero.</param>
internal sealed record EncodedRows(double[][] Columns, double[] Targets, double[] Weights)
{
    private readonly ColumnOrders _orders = new(Columns.Length);

    /// <summary>n numbers that are added to scores; null if the record has none.</summary>
    public double[]? Offsets { get; init; }

    /// <summary>For each row whether its duration ended in the event; null but for survival.</summary>
    public bool[]? Events { get; init; }

    /// <summary>For each row when it came under observation; null where all were from the beginning.</summary>
    public double[]? Entries { get; init; }

    /// <summary>For each row its stratum; null without strata.</summary>
    public string[]? Strata { get; init; }

    /// <summary>For each vector of the schema what the rows have of it.</summary>
    public SparseRows[] Vectors { get; init; } = [];

    /// <summary>Rows n.</summary>
    public int Count => Targets.Length;

    /// <summary>The numbers of a feature in their order: neither missing nor special ones.</summary>
    /// <param name="feature">Its index.</param>
    /// <param name="schema">What the record declares of it.</param>
    public OrderStatistics Ordered(int feature, FeatureSchema schema) => _orders.Of(feature, Columns[feature], schema);

    /// <summary>Some of these rows.</summary>
    public EncodedRows Take(int[] rows) =>
        new([.. Columns.Select(column => Pick(column, rows))], Pick(Targets, rows), Pick(Weights, rows))
        {
            Offsets = Offsets is null ? null : Pick(Offsets, rows),
            Events = Events is null ? null : Pick(Events, rows),
            Entries = Entries is null ? null : Pick(Entries, rows),
            Strata = Strata is null ? null : Pick(Strata, rows),
            Vectors = [.. Vectors.Select(vector => vector.Take(rows))],
        };

    /// <summary>What some rows have of vectors, as models take it; null if there are none.</summary>
    public VectorRows? VectorsOf(int first, int count)
    {
        if (Vectors.Length == 0)
        {
            return null;
        }

        var rows = new VectorRows();
        for (int r = first; r < first + count; r++)
        {
            foreach (SparseRows vector in Vectors)
            {
                rows.Add(vector[r]);
            }
        }

        return rows;
    }

    private static T[] Pick<T>(T[] from, int[] rows) => Array.ConvertAll(rows, row => from[row]);
}
