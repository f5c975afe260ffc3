using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding;

/// <summary>Makes the property that is predicted.</summary>
internal static class TargetPlan
{
    public static Property Of(ColumnFacts column, ModelTask task, Identifiers members, Identifiers types)
    {
        string name = members.Unique(column.Name, "Value");
        bool areClasses = task is ModelTask.Binary or ModelTask.Multiclass || (task == ModelTask.Auto && column.Kind is ColumnKind.Bool or ColumnKind.Text);
        if (column.IsConstant)
        {
            throw new ToolException($"The target '{column.Name}' has one value in all rows: there is nothing to predict.");
        }

        if (!areClasses && !column.IsNumber && !(column.Kind == ColumnKind.Bool && column.Counts.Keys.All(text => text is "0" or "1")))
        {
            string asked = task == ModelTask.Auto ? "can't be predicted" : $"can't be predicted by {task}";
            throw new ToolException($"The target '{column.Name}' is {Describe(column.Kind)}, which {asked}; choose a number, or a few classes with --task Multiclass.");
        }

        (string Name, string Text)[] enumMembers = areClasses && column.Kind == ColumnKind.Text ? EnumLevels.Of(column) : [];
        string type = !areClasses ? column.Kind == ColumnKind.Bool ? "int" : FeaturePlan.TypeOf(column.Kind)
            : enumMembers.Length > 0 ? types.Unique(name, "Class")
            : column.Kind == ColumnKind.Bool && task != ModelTask.Multiclass ? "bool"
            : "string";
        if (task == ModelTask.Binary && type != "bool" && enumMembers.Length != 2)
        {
            throw new ToolException($"The target '{column.Name}' has {column.Counts.Count} values; a binary model has two. Choose --task Multiclass.");
        }

        return new() { Name = name, Type = type, Column = column, Role = Role.Target, IsNullable = enumMembers.Length > 0 ? EnumLevels.AreNullable(column) : column.Missing > 0, Members = enumMembers };
    }

    private static string Describe(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => "a text",
        ColumnKind.Bool => "yes or no",
        ColumnKind.Time => "a time of day",
        _ => "a date",
    };
}
