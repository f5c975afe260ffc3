using System.Globalization;
using Nbm.Models;

namespace Nbm;

public abstract partial class Model<TRecord>
{
    private const int Remainder = -1;
    private const int Offset = -2;

    // Of a binary model.
    private protected GroupFairness<TGroup> FairnessOf<TGroup>(IReadOnlyList<TRecord> rows, Func<TRecord, TGroup> group, double level)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(group);
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level of intervals must lie between 0 and 1, without either.");
        }

        TRecord[] all = RowsOf(rows);
        var columns = new ExplainedColumns(Trained, all.Length);
        Fill(columns, all);
        (string Name, int Share)[] terms = [.. Shares()];
        var groups = new List<(TGroup Key, GroupRows Rows)>();
        var index = new Dictionary<(TGroup Key, bool), int>(); // Of a pair, as a group may be null.
        for (int r = 0; r < all.Length; r++)
        {
            double target = TargetOf(in all[r], r);
            if (double.IsNaN(target))
            {
                continue;
            }

            TGroup key = group(all[r]);
            if (!index.TryGetValue((key, true), out int at))
            {
                index[(key, true)] = at = groups.Count;
                groups.Add((key, new GroupRows(terms.Length)));
            }

            double weight = WeightOf(in all[r], r);
            groups[at].Rows.Add(columns.Scores(0)[r], target, weight);
            for (int t = 0; t < terms.Length; t++)
            {
                groups[at].Rows.AddShare(t, ShareOf(columns, terms[t].Share, in all[r], r), weight);
            }
        }

        double z = NormalQuantile.Within(level);
        GroupMetrics<TGroup>[] measured =
        [
            .. groups.Where(known => known.Rows.HasWeight).OrderByDescending(known => known.Rows.Count)
                .Select(known => new GroupMetrics<TGroup>(known.Key, known.Rows, Trained.LabelFrom, z)),
        ];
        return measured.Length > 0 ? new GroupFairness<TGroup>([.. measured], [.. terms.Select(term => term.Name)], level)
            : throw new NbmDataException(groups.Count > 0 ? "All rows have weight zero: nothing can be evaluated."
                : string.Create(CultureInfo.InvariantCulture, $"None of the {all.Length} rows has a target: nothing can be evaluated."));
    }

    // What a score is made of beside its intercept: the parts by their index, then what no part explains.
    private IEnumerable<(string Name, int Share)> Shares()
    {
        for (int part = 0; part < Trained.Parts.Length; part++)
        {
            yield return (Trained.Parts[part].Name, part);
        }

        if (Trained.HasRemainder)
        {
            yield return ("remainder", Remainder);
        }

        if (_hasOffset)
        {
            yield return ("offset", Offset);
        }
    }

    private double ShareOf(ExplainedColumns columns, int share, in TRecord row, int index) => share switch
    {
        Remainder => columns.Remainders(0)[index],
        Offset => OffsetOf(in row, index),
        _ => columns.Contributions(share, 0)[index],
    };
}
