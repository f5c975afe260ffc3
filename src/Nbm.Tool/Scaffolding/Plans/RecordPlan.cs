using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Sources;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>What is written for a CSV file: a record with a property for each column.</summary>
internal sealed record RecordPlan
{
    /// <summary>The name of the record.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace, and the name of the project.</summary>
    public required string Namespace { get; init; }

    /// <summary>The task, where the target's type alone doesn't say it.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>The properties, in the order of the columns.</summary>
    public required Property[] Properties { get; init; }

    /// <summary>The columns of the file that have no name, counted from 1; they are left out.</summary>
    public required int[] Unnamed { get; init; }

    /// <summary>The file.</summary>
    public required string Csv { get; init; }

    /// <summary>How it is written.</summary>
    public CsvOptions Options { get; init; } = CsvOptions.Default;

    /// <summary>A plan for a file's columns.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="all">Its columns.</param>
    /// <param name="target">The column to predict.</param>
    /// <param name="happened">The column that says which durations ended in the event; null if there is none.</param>
    /// <param name="task">What is predicted, where the target doesn't say it.</param>
    /// <param name="name">The name of the record; null for the file's.</param>
    /// <exception cref="ToolException">There is no such column, or the task doesn't fit it.</exception>
    public static RecordPlan Of(string csv, ColumnFacts[] all, string target, string? happened, ModelTask task, string? name)
    {
        ColumnFacts[] columns = [.. all.Where(HasName)];
        ColumnFacts targetColumn = Find(csv, columns, target);
        ColumnFacts? eventColumn = happened is null ? null : Find(csv, columns, happened);
        EventPlan.Check(targetColumn, eventColumn, task);
        RecordNames names = RecordNames.Of(name ?? Path.GetFileNameWithoutExtension(csv));
        var roles = new HashSet<Role>();
        bool hasExposure = columns.Any(column => BesidePlan.IsExposure(column.Name));
        Property[] properties = EnumTypes.Named(
            [
                .. columns.Select(column => column == targetColumn ? TargetPlan.Of(column, task, names.Member(column.Name))
                    : column == eventColumn ? EventPlan.Of(column, names.Member(column.Name))
                    : BesidePlan.Of(FeaturePlan.Of(column, names.Member(column.Name)), task, roles, hasExposure)),
            ],
            names.Types);
        if (properties.All(property => property.Role != Role.Feature))
        {
            throw new ToolException(
                $"{Cited.Text(csv)} has no column to learn from besides '{Cited.Text(target)}': the others are identifiers or constants.");
        }

        return new RecordPlan
        {
            Name = names.Record,
            Namespace = names.Namespace,
            Task = task,
            Properties = properties,
            Unnamed = [.. all.Index().Where(column => !HasName(column.Item)).Select(column => column.Index + 1)],
            Csv = csv,
        };
    }

    private static bool HasName(ColumnFacts column) => !string.IsNullOrWhiteSpace(column.Name); // R writes row numbers below an empty name.

    private static ColumnFacts Find(string csv, ColumnFacts[] columns, string target)
    {
        ColumnFacts? found = columns.FirstOrDefault(column => column.Name == target)
            ?? columns.FirstOrDefault(column => string.Equals(column.Name.Trim(), target.Trim(), StringComparison.OrdinalIgnoreCase));
        string? near = found is null ? Names.Nearest(target, columns.Select(column => column.Name)) : null;
        return found ?? throw new ToolException(
            $"{Cited.Text(csv)} has no column "
                + $"'{Cited.Text(target)}'{(near is null ? string.Empty : $"; did you mean '{Cited.Text(near)}'?")} "
            + $"Its columns: {Cited.List(columns.Select(column => column.Name))}.");
    }
}
