using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding;

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

    /// <summary>The file.</summary>
    public required string Csv { get; init; }

    /// <summary>The target.</summary>
    public Property Target => Properties.Single(property => property.Role == Role.Target);

    /// <summary>A plan for a file's columns.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="target">The column to predict.</param>
    /// <param name="happened">The column that says which durations ended in the event; null if there is none.</param>
    /// <param name="task">What is predicted, where the target doesn't say it.</param>
    /// <param name="name">The name of the record; null for the file's.</param>
    /// <exception cref="ToolException">There is no such column, or the task doesn't fit it.</exception>
    public static RecordPlan Of(string csv, ColumnFacts[] columns, string target, string? happened, ModelTask task, string? name)
    {
        ColumnFacts targetColumn = Find(csv, columns, target);
        ColumnFacts? eventColumn = happened is null ? null : Find(csv, columns, happened);
        EventPlan.Check(targetColumn, eventColumn, task);
        string record = Identifiers.Of(name ?? Path.GetFileNameWithoutExtension(csv));
        string space = record + "Training";
        var members = new Identifiers(record, record + "Explanation", record + "Shapes");
        var types = new Identifiers([.. Identifiers.InScope, record, space, record + "Model", record + "Explanation", record + "Shapes", record + "Csv", "Program"]);
        Property[] properties = [.. columns.Select(column => column == targetColumn
            ? TargetPlan.Of(column, task, members, types)
            : column == eventColumn ? EventPlan.Of(column, members)
            : FeaturePlan.Of(column, members, types))];
        if (properties.All(property => property.Role != Role.Feature))
        {
            throw new ToolException($"{csv} has no column to learn from besides {target}: the others are identifiers or constants.");
        }

        return new RecordPlan { Name = record, Namespace = space, Task = task, Properties = properties, Csv = csv };
    }

    private static ColumnFacts Find(string csv, ColumnFacts[] columns, string target)
    {
        ColumnFacts? found = columns.FirstOrDefault(column => column.Name == target) ?? columns.FirstOrDefault(column => string.Equals(column.Name, target, StringComparison.OrdinalIgnoreCase));
        string? near = found is null ? Names.Nearest(target, columns.Select(column => column.Name)) : null;
        return found ?? throw new ToolException(
            $"{csv} has no column '{target}'{(near is null ? string.Empty : $"; did you mean '{near}'?")} Its columns: {string.Join(", ", columns.Select(column => column.Name))}.");
    }
}
