using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Nbm.Flint;

/// <summary>LightGBM by ML.NET, on rows of numbers: a teacher, or a student without limits.</summary>
/// <param name="seed">Where its randomness comes from.</param>
internal sealed class BoostedTrees(int seed)
{
    private readonly MLContext _context = new(seed);

    /// <summary>Boosted trees of numbers, at the library's defaults but for rounds.</summary>
    /// <param name="rows">Features.</param>
    /// <param name="targets">Numbers.</param>
    /// <param name="rounds">How many.</param>
    /// <returns>What they predict of rows.</returns>
    public Func<float[][], double[]> Regression(float[][] rows, double[] targets, int rounds = 100)
    {
        SchemaDefinition schema = SchemaOf(rows);
        ITransformer model = _context.Regression.Trainers.LightGbm(nameof(Row.Amount), numberOfIterations: rounds)
            .Fit(_context.Data.LoadFromEnumerable(rows.Select((row, r) => new Row { Features = row, Amount = (float)targets[r] }), schema));
        return own => Column<float>(model, own, "Score", score => score);
    }

    /// <summary>Boosted trees of two classes: probabilities.</summary>
    /// <param name="rows">Features.</param>
    /// <param name="targets">Which are of the positive class.</param>
    /// <param name="stopping">Rows and targets to stop by; null for all 100 rounds.</param>
    public Func<float[][], double[]> Binary(float[][] rows, bool[] targets, (float[][] Rows, bool[] Targets)? stopping)
    {
        SchemaDefinition schema = SchemaOf(rows);
        IDataView Load(float[][] own, bool[] of) =>
            _context.Data.LoadFromEnumerable(own.Select((row, r) => new Row { Features = row, Answer = of[r] }), schema);
        var options = new LightGbmBinaryTrainer.Options { LabelColumnName = nameof(Row.Answer),
            EarlyStoppingRound = stopping is null ? 0 : 5 };
        LightGbmBinaryTrainer trainer = _context.BinaryClassification.Trainers.LightGbm(options);
        ITransformer model = stopping is { } held ? trainer.Fit(Load(rows, targets), Load(held.Rows, held.Targets))
            : trainer.Fit(Load(rows, targets));
        return own => Column<float>(model, own, "Probability", probability => probability);
    }

    private double[] Column<T>(ITransformer model, float[][] rows, string name, Func<T, double> of)
    {
        IDataView scored = model.Transform(
            _context.Data.LoadFromEnumerable(rows.Select(row => new Row { Features = row }), SchemaOf(rows)));
        return [.. scored.GetColumn<T>(name).Select(of)];
    }

    private static SchemaDefinition SchemaOf(float[][] rows)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Length);
        return schema;
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public float Amount { get; set; }

        public bool Answer { get; set; }
    }
}
