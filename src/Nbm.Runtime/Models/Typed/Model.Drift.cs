using System.Buffers;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>Scores rows and counts them, as a service does that monitors them (<see cref="DriftMonitor"/>).</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="monitor">A monitor of this model.</param>
    /// <exception cref="ArgumentException">It is another model's.</exception>
    /// <exception cref="NbmDataException">A feature is missing that can't be; names the row. Rows before it were counted.</exception>
    public void Observe(IReadOnlyList<TRecord> rows, DriftMonitor monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (!ReferenceEquals(monitor.Model, Trained))
        {
            throw new ArgumentException($"The monitor is of another model than this one of {Cited.Text(Schema.Name)}.", nameof(monitor));
        }

        TRecord[] all = RowsOf(rows);
        const int Block = ScoringPlan.BlockRows;
        double[] columns = ArrayPool<double>.Shared.Rent(Trained.Schema.Features.Length * Block);
        double[] scores = ArrayPool<double>.Shared.Rent(Trained.Outputs * Block);
        RowVectors<TRecord>? vectors = NewVectors();
        try
        {
            for (int begin = 0; begin < all.Length; begin += Block)
            {
                int count = Math.Min(Block, all.Length - begin);
                RowEncoder.Encode(all.AsSpan(begin, count), Trained.Vocabularies, columns, Block);
                VectorRows? own = vectors?.Read(all.AsSpan(begin, count), begin);
                Trained.Score(new RowBlock(columns, count, Block, own, begin), scores, []);
                for (int r = 0; _hasOffset && r < count; r++)
                {
                    scores[r] += OffsetOf(in all[begin + r], begin + r);
                }

                monitor.Add(columns, scores, count, Block, own);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(columns);
            ArrayPool<double>.Shared.Return(scores);
        }
    }
}
