using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>Makes the property that says which durations ended in the event.</summary>
internal static class EventPlan
{
    public static Property Of(ColumnFacts column, string name) =>
        new() { Name = name, Type = "bool", Column = column, Role = Role.Event, IsNullable = false };

    /// <summary>A survival model has an event, which is known of every row; no other model has one.</summary>
    /// <exception cref="ToolException">It is otherwise.</exception>
    public static void Check(ColumnFacts target, ColumnFacts? happened, ModelTask task)
    {
        string? wrong = (task, happened) switch
        {
            (not ModelTask.Cox, null) => null,
            (ModelTask.Cox, null) =>
                "A survival model needs the column that says which durations ended in the event: name it with --event.",
            (not ModelTask.Cox, _) =>
                $"--event {Cited.Text(happened.Name)} is for survival models, which predict durations: add --task Cox, or leave it out.",
            _ when happened == target => $"'{Cited.Text(target.Name)}' can't be both the duration and the event.",
            _ when happened.Missing
                > 0 => $"The event '{Cited.Text(happened.Name)}' is missing in {happened.Missing} "
                    + $"row{(happened.Missing == 1 ? string.Empty : "s")}. Leave these out, or say 0 where the row was only watched for so long.",
            _ when happened.Kind
                != ColumnKind.Bool => $"The event '{Cited.Text(happened.Name)}' holds "
                    + $"{string.Join(", ", happened.Counts.Keys.Take(3).Select(text => Cited.Text(text)))}…; it must say 0 or 1, or yes or "
                    + "no: 1 where the duration ended in the event.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new ToolException(wrong);
        }
    }
}
