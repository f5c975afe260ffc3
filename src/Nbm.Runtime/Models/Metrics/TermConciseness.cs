namespace Nbm.Models;

/// <summary>How many terms it takes to explain rows: of a relevance above 1/τ, for what is predicted or against it too.</summary>
/// <param name="task">What is predicted.</param>
/// <param name="terms">How many terms there are.</param>
/// <param name="tau">τ.</param>
internal sealed class TermConciseness(ModelTask task, int terms, double tau)
{
    private readonly double[] _relevances = new double[terms];
    private long _rows;
    private long _signed;
    private long _absolute;

    /// <summary>The mean number of terms that speak for the prediction.</summary>
    public double Signed => (double)_signed / _rows;

    /// <summary>The same with those against it.</summary>
    public double Absolute => (double)_absolute / _rows;

    /// <summary>The same of encoded rows, each of which counts once.</summary>
    /// <param name="model">A model whose terms explain its scores.</param>
    /// <param name="columns">Features × rows.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="vectors">What rows have of vectors; null without any.</param>
    /// <param name="tau">τ.</param>
    public static TermConciseness Of(TrainedModel model, ReadOnlySpan<double> columns, int count, VectorRows? vectors, double tau)
    {
        const int Block = 64;
        int features = model.Schema.Features.Length, own = model.Schema.Vectors.Length, parts = model.InOrder.Length;
        var counts = new TermConciseness(model.Schema.Target.Task, parts, tau);
        double[] block = new double[features * Block], scores = new double[model.Outputs * Block],
            all = new double[model.Shares * model.Outputs * Block];
        double[] score = new double[model.Outputs], contributions = new double[parts * model.Outputs];
        for (int first = 0; first < count; first += Block)
        {
            int rows = Math.Min(Block, count - first);
            for (int f = 0; f < features; f++)
            {
                columns.Slice((f * count) + first, rows).CopyTo(block.AsSpan(f * Block));
            }

            VectorRows? some = vectors is null ? null : new VectorRows();
            for (int i = first * own; some is not null && i < (first + rows) * own; i++)
            {
                some.Add(vectors![i]);
            }

            model.Score(new RowBlock(block, rows, Block, some, first), scores, all);
            for (int r = 0; r < rows; r++)
            {
                for (int c = 0; c < score.Length; c++)
                {
                    score[c] = scores[(c * Block) + r];
                }

                for (int i = 0; i < contributions.Length; i++)
                {
                    contributions[i] = all[(i * Block) + r];
                }

                counts.Add(score, contributions);
            }
        }

        return counts;
    }

    /// <summary>Adds a row.</summary>
    /// <param name="scores">C scores.</param>
    /// <param name="contributions">Terms × C, term by term.</param>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<double> contributions)
    {
        Relevance.OfTerms(task, contributions, Relevance.Class(task, scores), _relevances);
        _rows++;
        foreach (double relevance in _relevances)
        {
            _signed += relevance > 1 / tau ? 1 : 0;
            _absolute += Math.Abs(relevance) > 1 / tau ? 1 : 0;
        }
    }
}
