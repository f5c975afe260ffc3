using System.Buffers;
using System.Globalization;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    // Scores, targets and weights of all rows that have a target. Scores are row-major: rows × outputs.
    internal EvaluatedRows ScoreWithTargets(IReadOnlyList<TRecord> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        const int Block = ScoringPlan.BlockRows;
        int all = RowList.Count(rows, nameof(rows));
        bool hasEntries = RowEncoder.Schema.EntryColumn is not null, hasStrata = RowEncoder.Schema.StratumColumn is not null;
        var evaluated = new EvaluatedRows(all, Trained.Outputs, hasEntries, hasStrata);
        TRecord[] block = ArrayPool<TRecord>.Shared.Rent(Block);
        try
        {
            for (int begin = 0; begin < all; begin += Block)
            {
                int count = Math.Min(Block, all - begin);
                for (int r = 0; r < count; r++)
                {
                    block[r] = RowList.At(rows, begin + r, all, nameof(rows)) ?? throw Wrong(begin + r, "it is null.");
                }

                var take = new TakeTargets { Model = this, Rows = block, FirstRow = begin, Evaluated = evaluated, HasEntries = hasEntries,
                    HasStrata = hasStrata };
                ScoreRows(block.AsSpan(0, count), ref take, begin);
            }
        }
        finally
        {
            ArrayPool<TRecord>.Shared.Return(block, clearArray: true);
        }

        RowList.CheckUnchanged(rows, all, nameof(rows));
        return evaluated.Count > 0 ? evaluated : throw new NbmDataException(
            all == 0 ? "There are no rows to evaluate." : $"None of the {all} rows has a target: nothing can be evaluated.");
    }

    private static NbmDataException Wrong(long row, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {row}: {what}")) { Row = row };

    private double TargetOf(in TRecord row, long index)
    {
        TargetSchema target = RowEncoder.Schema.Target;
        double value = target.HasOpenClasses ? ClassOfText(RowEncoder.GetTargetText(row), index) : RowEncoder.GetTarget(row);
        string? expected = TaskRules.IsNumeric(target.Task) ? TaskRules.Expected(target.Task, value) : null;
        bool known = TaskRules.IsNumeric(target.Task) ? expected is null : value >= 0 && value < Trained.Classes.Length;
        if (known || (double.IsNaN(value) && target.IsNullable))
        {
            return value;
        }

        string found = TaskRules.IsNumeric(target.Task) ? value.ToString(CultureInfo.InvariantCulture) : "no class of the model";
        throw Wrong(index,
            $"the target {target.Name} is {found}{(expected is null ? string.Empty : $"; expected: {expected}")}; it can't be evaluated.");
    }

    private double ClassOfText(string? text, long row)
    {
        if (text is null)
        {
            return double.NaN;
        }

        int index = Trained.Classes.IndexOf(text);
        return index >= 0 ? index : throw Wrong(
            row,
            $"training never saw the class '{text}' of {Schema.Target.Name}; the model gives it no probability. "
            + $"Its classes: {string.Join(", ", Trained.Classes)}. Leave such rows out, or train on some.");
    }

    private double WeightOf(in TRecord row, long index)
    {
        double weight = RowEncoder.GetWeight(row);
        return weight >= 0 && double.IsFinite(weight) ? weight : throw Wrong(
            index, string.Create(CultureInfo.InvariantCulture, $"the weight is {weight}; it must be zero or more, and finite."));
    }

    private double EntryOf(in TRecord row, double target, long index)
    {
        double entry = RowEncoder.GetEntry(row);
        return DurationRules.WrongEntry(RowEncoder.Schema, entry, target) is { } wrong ? throw Wrong(index, wrong) : entry;
    }

    private ref struct TakeTargets : ITakeScores
    {
        public Model<TRecord> Model;
        public ReadOnlySpan<TRecord> Rows;
        public long FirstRow;
        public EvaluatedRows Evaluated;
        public bool HasEntries;
        public bool HasStrata;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores)
        {
            for (int r = 0; r < count; r++)
            {
                double target = Model.TargetOf(in Rows[firstRow + r], FirstRow + firstRow + r);
                if (!double.IsNaN(target))
                {
                    double weight = Model.WeightOf(in Rows[firstRow + r], FirstRow + firstRow + r);
                    Evaluated.Add(
                        target,
                        weight,
                        Model.RowEncoder.GetEvent(Rows[firstRow + r]),
                        scores[r..],
                        ScoringPlan.BlockRows,
                        HasEntries ? Model.EntryOf(in Rows[firstRow + r], target, FirstRow + firstRow + r) : 0,
                        HasStrata ? Model.RowEncoder.GetStratum(Rows[firstRow + r])
                            ?? throw Wrong(FirstRow + firstRow + r, DurationRules.NoStratum) : string.Empty);
                }
            }
        }
    }
}
