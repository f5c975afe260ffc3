using System.Globalization;

namespace Nbm.Training;

/// <summary>Folds that the caller made, of the rows that can be learned from.</summary>
internal static class GivenFolds
{
    /// <summary>For each fold what it trains on and tests.</summary>
    /// <exception cref="ArgumentException">The folds are of another number of rows.</exception>
    /// <exception cref="NbmDataException">A fold has nothing to learn from or to test, or tests a class that it never saw.</exception>
    public static FoldRows[] Of<TRecord>(RowFolds folds, TargetSchema target, LabelledRows<TRecord> rows)
    {
        if (folds.Rows != rows.Source.Count)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The folds are of {folds.Rows} rows, and {rows.Source.Count} were given. Make them of the rows that are "
                    + $"cross-validated."));
        }

        var labelled = new int[folds.Rows]; // Which of the labelled rows each row is; −1 for none.
        Array.Fill(labelled, -1);
        for (int i = 0; i < rows.Rows.Length; i++)
        {
            labelled[rows.Rows[i]] = i;
        }

        var given = new FoldRows[folds.Count];
        for (int fold = 0; fold < given.Length; fold++)
        {
            RowFold own = folds[fold];
            given[fold] = new FoldRows(Labelled(own.Training), Labelled(own.Test));
            Check(given[fold], fold + 1, target, rows);
        }

        return given;

        int[] Labelled(IEnumerable<int> of) => [.. of.Select(row => labelled[row]).Where(row => row >= 0)];
    }

    private static void Check<TRecord>(FoldRows fold, int number, TargetSchema target, LabelledRows<TRecord> rows)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Fold {number}");
        if (fold.Training.Length == 0 || fold.Test.Length == 0)
        {
            throw new NbmDataException($"{name} has no row with a target and a weight above zero to "
                + $"{(fold.Training.Length == 0 ? "learn from" : "test")}. Use fewer folds, or other ones.");
        }

        if (rows.Events is { } events && !fold.Training.Any(row => events[row]))
        {
            throw new NbmDataException($"{name} has no event to learn the risk from. Use fewer folds, or other ones.");
        }

        if (!target.HasOpenClasses && target.Classes.IsEmpty)
        {
            return;
        }

        string Class(int row) => target.HasOpenClasses ? rows.Texts[row] : target.Classes[(int)rows.Targets[row]];
        HashSet<string> known = [.. fold.Training.Select(Class)];
        if (fold.Test.Select(Class).FirstOrDefault(own => !known.Contains(own)) is { } unseen)
        {
            throw new NbmDataException($"{name} tests the class '{Cited.Text(unseen)}', of which it has no row to learn from. Use fewer "
                + "folds, leave such rows out, or add more of the class.");
        }
    }
}
