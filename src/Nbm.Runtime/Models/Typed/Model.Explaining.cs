using System.Buffers;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>Explains one row by its differences to another. Called by generated code.</summary>
    /// <param name="row">The row.</param>
    /// <param name="reference">What it is compared with.</param>
    protected ExplainedRow ExplainAgainst(TRecord row, TRecord reference)
    {
        ExplainedRow explained = Explained(row);
        explained.Subtract(Explained(reference));
        return explained;
    }

    /// <summary>Explains many rows in one pass. Called by generated code.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="explain">Makes one explanation of a row, when it is asked for.</param>
    protected Explanations<TExplanation> ExplainRows<TExplanation>(IReadOnlyList<TRecord> rows,
        Func<TRecord, ExplainedRow, TExplanation> explain)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(explain);
        TRecord[] own = RowList.Copy(rows, nameof(rows));
        int empty = Array.FindIndex(own, row => row is null);
        if (empty >= 0)
        {
            throw Wrong(empty, "it is null.");
        }

        var columns = new ExplainedColumns(Trained, own.Length);
        Fill(columns, own);
        return new Explanations<TExplanation>(columns, i => Explained(own[i]), (i, explained) => explain(own[i], explained));
    }

    private void Fill(ExplainedColumns columns, ReadOnlySpan<TRecord> rows)
    {
        int block = ContributionBlock.Rows(Trained);
        double[] features = ArrayPool<double>.Shared.Rent(Trained.Schema.Features.Length * block);
        double[] scores = ArrayPool<double>.Shared.Rent(Trained.Outputs * block);
        double[] contributions = ArrayPool<double>.Shared.Rent(Trained.Shares * Trained.Outputs * block);
        RowVectors<TRecord>? vectors = NewVectors();
        try
        {
            for (int begin = 0; begin < rows.Length; begin += block)
            {
                int count = Math.Min(block, rows.Length - begin);
                RowEncoder.Encode(rows.Slice(begin, count), Trained.Vocabularies, features, block);
                VectorRows? own = vectors?.Read(rows.Slice(begin, count), begin);
                Trained.Score(new RowBlock(features, count, block, own, begin), scores, contributions);
                for (int r = 0; _hasOffset && r < count; r++)
                {
                    scores[r] += OffsetOf(in rows[begin + r], begin + r);
                }

                columns.Take(begin, count, block, contributions, scores);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(features);
            ArrayPool<double>.Shared.Return(scores);
            ArrayPool<double>.Shared.Return(contributions);
        }
    }
}
