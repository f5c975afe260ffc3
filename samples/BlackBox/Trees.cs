using Microsoft.ML;
using Microsoft.ML.Data;

namespace BlackBox;

/// <summary>Boosted trees of LightGBM by ML.NET: a model that nobody can read.</summary>
internal sealed class Trees
{
    private readonly PredictionEngine<Row, Said> _engine;

    /// <param name="rows">The rows to learn from.</param>
    public Trees(IEnumerable<Applicant> rows)
    {
        var context = new MLContext(seed: 1);
        IEstimator<ITransformer> pipeline = context.Transforms.Categorical.OneHotEncoding([new("Home"), new("Job")])
            .Append(context.Transforms.Concatenate("Features", nameof(Row.Numbers), nameof(Row.Home), nameof(Row.Job)))
            .Append(context.BinaryClassification.Trainers.LightGbm(nameof(Row.IsGood)));
        ITransformer model = pipeline.Fit(context.Data.LoadFromEnumerable(rows.Select(RowOf)));
        _engine = context.Model.CreatePredictionEngine<Row, Said>(model);
    }

    /// <summary>The probability that a loan is paid back, one row at a time.</summary>
    public double Predict(Applicant row) => _engine.Predict(RowOf(row)).Probability;

    private static Row RowOf(Applicant row) => new()
    {
        Numbers =
        [
            row.Seniority, row.Time, row.Age, row.Records ? 1 : 0, (float)(row.Income ?? double.NaN), (float)(row.Debt ?? double.NaN),
            (float)row.Amount, (float)row.Price,
        ],
        Home = row.Home ?? string.Empty,
        Job = row.Job ?? string.Empty,
        IsGood = row.Status == Status.Good,
    };

    private sealed class Row
    {
        [VectorType(8)] public float[] Numbers { get; set; } = [];

        public string Home { get; set; } = string.Empty;

        public string Job { get; set; } = string.Empty;

        public bool IsGood { get; set; }
    }

    private sealed class Said
    {
        public float Probability { get; set; }
    }
}
