using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    /// <summary>
    /// How much each term and each feature matters on some rows: the size of what it adds, how steep it is, and what the rows lose without
    /// it. Where the record has <c>[Weight]</c> rows count by it.
    /// </summary>
    /// <param name="rows">Rows with a target, of any part of the data; those without one are left out.</param>
    /// <exception cref="NotSupportedException">The model explains nothing.</exception>
    /// <exception cref="NbmDataException">A row is wrong, or none has a target and a weight above zero.</exception>
    public ImportanceReport MeasureImportances(IReadOnlyList<TRecord> rows)
    {
        TRecord[] all = ExplainableRows(rows);
        MeasuredRows measured = Measured(all);
        Sensitivities? sensitivities = null;
        if (Trained is AdditiveModel additive)
        {
            var columns = new double[Trained.Schema.Features.Length * all.Length];
            RowEncoder.Encode(all, Trained.Vocabularies, columns, all.Length);
            sensitivities = new Sensitivities(additive, measured, columns, NewVectors()?.Read(all, 0));
        }

        return new Measures(measured, sensitivities).Report();
    }

    /// <summary>How much groups of features lower the loss of some rows, together and by themselves.</summary>
    /// <param name="rows">Rows with a target; those without one are left out.</param>
    /// <param name="groups">The features and vectors of each group by name, <c>nameof(Applicant.Income)</c>; what is in none is the group
    /// "others". 12 groups at most: all their sets are evaluated.</param>
    /// <exception cref="ArgumentException">A feature isn't known or in two groups, or there are too many groups; says which.</exception>
    /// <exception cref="NotSupportedException">The model explains nothing, or the loss isn't a sum over rows (survival).</exception>
    /// <exception cref="NbmDataException">A row is wrong, or none has a target and a weight above zero.</exception>
    public GroupImportances MeasureGroups(IReadOnlyList<TRecord> rows, IReadOnlyDictionary<string, string[]> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (TaskRules.HasEvents(Schema.Target.Task))
        {
            throw new NotSupportedException("The loss of survival isn't a sum over rows: groups have no shares of it.");
        }

        (string[] names, int[] groupOf) = GroupNames.Of(Schema, groups);
        return GroupShares.Of(Measured(ExplainableRows(rows)), names, groupOf);
    }

    private TRecord[] ExplainableRows(IReadOnlyList<TRecord> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Trained.Parts.IsEmpty ? throw new NotSupportedException($"{GetType().Name} explains nothing, so nothing can be left out.")
            : RowsOf(rows);
    }

    private MeasuredRows Measured(TRecord[] all)
    {
        var columns = new ExplainedColumns(Trained, all.Length);
        Fill(columns, all);
        List<int> rows = [];
        List<double> targets = [], weights = [];
        for (int r = 0; r < all.Length; r++)
        {
            (double target, double weight) = (TargetOf(in all[r], r), WeightOf(in all[r], r));
            if (!double.IsNaN(target) && weight > 0)
            {
                rows.Add(r);
                targets.Add(target);
                weights.Add(weight);
            }
        }

        return rows.Count > 0 ? new MeasuredRows(columns, [.. rows], [.. targets], [.. weights])
            : throw new NbmDataException(FormattableString.Invariant(
                $"None of the {all.Length} rows has a target and a weight above zero: nothing can be measured."));
    }
}
