using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Levels;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>Makes the property that is predicted.</summary>
internal static class TargetPlan
{
    private const int MostClasses = 100;
    private const int MostLikelyClasses = 10;
    private const int MostLikelyCount = 50;

    /// <exception cref="ToolException">It can't be predicted, or not by the task.</exception>
    public static Property Of(ColumnFacts column, ModelTask task, string name)
    {
        string called = $"The target '{Cited.Text(column.Name)}'";
        if (column.IsConstant)
        {
            throw new ToolException($"{called} has one value in all rows: there is nothing to predict.");
        }

        int values = column.Counts.Count + column.Words.Count;
        bool isPair = column.IsNumber && column.HasAllCounts && column.Numbers.Count == 2 && values == 2;
        bool areClasses = task is ModelTask.Binary or ModelTask.Multiclass
            || (task == ModelTask.Auto && (column.Kind is ColumnKind.Bool or ColumnKind.Text || isPair));
        LevelSet? levels = areClasses && (column.Kind == ColumnKind.Text || column.IsNumber) ? LevelSet.Of(column, isTarget: true) : null;
        CheckClasses(column, called, areClasses, levels);
        if (!areClasses && !column.IsNumber
            && !(column.Kind == ColumnKind.Bool && column.Counts.Keys.All(text => text.Trim() is "0" or "1" or "0.0" or "1.0")))
        {
            string asked = task == ModelTask.Auto ? "can't be predicted" : $"can't be predicted by {task}";
            throw new ToolException(
                $"{called} is {Describe(column.Kind)}, which {asked}; choose a number, or a few classes with --task Multiclass.");
        }

        string type = !areClasses ? column.Kind == ColumnKind.Bool ? "int" : FeaturePlan.TypeOf(column.Kind)
            : column.Kind == ColumnKind.Bool && task != ModelTask.Multiclass ? "bool"
            : "string";
        if (task == ModelTask.Binary && type != "bool" && levels?.Levels.Length != 2)
        {
            throw new ToolException($"{called} has {values} values; a binary model has two. Choose --task Multiclass.");
        }

        return new()
        {
            Name = name,
            Type = type,
            Column = column,
            Role = Role.Target,
            IsNullable = levels is not null ? LevelSet.AreNullable(column) : column.Missing > 0,
            Levels = levels,
            Notes = [.. Notes(column, task, areClasses)],
        };
    }

    // A text of a thousand values is no class, but a number or a date that the reader doesn't take, or an identifier.
    private static void CheckClasses(ColumnFacts column, string called, bool areClasses, LevelSet? levels)
    {
        if (!areClasses || levels is not null)
        {
            return;
        }

        if (TextForm.Of(column) is { } form)
        {
            throw new ToolException($"{called} is a text. {form.Note}");
        }

        if (column.AllDiffer || column.Counts.Count > MostClasses)
        {
            string count = column.HasAllCounts ? FormattableString.Invariant($"{column.Counts.Count:#,0}") : "too many";
            string rows = FormattableString.Invariant($"{column.Rows:#,0}");
            throw new ToolException($"{called} has {count} different values in {rows} rows, which are no classes; choose a number, or a "
                + $"column of at most {MostClasses} classes.");
        }
    }

    private static IEnumerable<string> Notes(ColumnFacts column, ModelTask task, bool areClasses)
    {
        if (column.Missing > 0)
        {
            yield return "Rows without it teach nothing and are left out.";
        }

        if (task != ModelTask.Auto || areClasses || !column.IsWhole || !column.HasAllCounts)
        {
            yield break;
        }

        IReadOnlyList<(double Value, int Count)> numbers = column.Numbers;
        if (numbers[0].Value == 0 && numbers[^1].Value <= MostLikelyCount)
        {
            yield return "A regression. If these are counts, --task Poisson models them.";
        }
        else if (numbers.Count <= MostLikelyClasses)
        {
            yield return "A regression. If these are classes, --task Multiclass models them.";
        }
    }

    private static string Describe(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "a text",
        ColumnKind.Bool => "yes or no",
        ColumnKind.Time => "a time of day",
        _ => "a date",
    };
}
