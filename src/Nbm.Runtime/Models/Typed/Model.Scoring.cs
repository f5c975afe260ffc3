using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    private const int StackFeatures = 128; // 8 bytes each on the stack; beyond that from the pool.

    // The scores of one row, one per output.
    [SkipLocalsInit]
    private protected void ScoreRow(TRecord row, Span<double> scores)
    {
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        int features = Trained.Schema.Features.Length;
        if (features <= StackFeatures)
        {
            Span<double> encoded = stackalloc double[features];
            RowEncoder.Encode(new ReadOnlySpan<TRecord>(in row), Trained.Vocabularies, encoded, 1);
            Trained.Score(new RowBlock(encoded, _hasVectors ? VectorsOf(in row) : null), scores, []);
            AddOffset(row, ref scores[0]);
            return;
        }

        double[] rented = ArrayPool<double>.Shared.Rent(features);
        try
        {
            RowEncoder.Encode(new ReadOnlySpan<TRecord>(in row), Trained.Vocabularies, rented, 1);
            Trained.Score(new RowBlock(rented, _hasVectors ? VectorsOf(in row) : null), scores, []);
            AddOffset(row, ref scores[0]);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    // The scores of many rows, block by block: take(first row, rows, scores), scores[output * BlockRows + r].
    private protected void ScoreRows<TTake>(ReadOnlySpan<TRecord> rows, ref TTake take, long firstRow = 0)
        where TTake : struct, ITakeScores, allows ref struct
    {
        const int Block = ScoringPlan.BlockRows;
        double[] columns = ArrayPool<double>.Shared.Rent(Trained.Schema.Features.Length * Block);
        double[] scores = ArrayPool<double>.Shared.Rent(Trained.Outputs * Block);
        RowVectors<TRecord>? vectors = NewVectors();
        try
        {
            for (int begin = 0; begin < rows.Length; begin += Block)
            {
                int count = Math.Min(Block, rows.Length - begin);
                RowEncoder.Encode(rows.Slice(begin, count), Trained.Vocabularies, columns, Block);
                VectorRows? own = vectors?.Read(rows.Slice(begin, count), firstRow + begin);
                Trained.Score(new RowBlock(columns, count, Block, own, firstRow + begin), scores, []);
                for (int r = 0; _hasOffset && r < count; r++)
                {
                    scores[r] += OffsetOf(in rows[begin + r], firstRow + begin + r);
                }

                take.Take(begin, count, scores);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(columns);
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    private protected ExplainedRow Explained(TRecord row)
    {
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        var explained = new ExplainedRow(Trained) { Declared = RowEncoder.Schema };
        RowEncoder.Encode(new ReadOnlySpan<TRecord>(in row), Trained.Vocabularies, explained.Features, 1);
        for (int f = 0; f < explained.Features.Length; f++)
        {
            if (Trained.Vocabularies.Has(f))
            {
                explained.Texts[f] = RowEncoder.GetText(row, f);
            }
        }

        explained.Compute(VectorsOf(in row, unseen: explained.Unseen), _hasOffset ? OffsetOf(in row, null) : 0);
        return explained;
    }

    // Added last, to the only score that there is.
    private void AddOffset(TRecord row, ref double score) => score += _hasOffset ? OffsetOf(in row, null) : 0;

    private double OffsetOf(in TRecord row, long? index)
    {
        double offset = RowEncoder.GetOffset(row);
        return double.IsFinite(offset) ? offset : throw new NbmDataException(
            (index is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"Row {index}: "))
                + OffsetRules.Wrong(RowEncoder.Schema, offset)) { Row = index };
    }

    // A list as an array, none of whose rows is null.
    private protected static TRecord[] RowsOf(IReadOnlyList<TRecord> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        TRecord[] all = RowList.ToArray(rows, nameof(rows));
        int missing = typeof(TRecord).IsValueType ? -1 : Array.FindIndex(all, row => row is null);
        return missing < 0 ? all
            : throw new NbmDataException(string.Create(CultureInfo.InvariantCulture, $"Row {missing}: it is null.")) { Row = missing };
    }

    private protected static void CheckRoom(int rows, int room, string name)
    {
        if (room < rows)
        {
            throw new ArgumentException($"Has room for {room} predictions, but there are {rows} rows.", name);
        }
    }

    private protected interface ITakeScores
    {
        void Take(int firstRow, int count, ReadOnlySpan<double> scores);
    }
}
