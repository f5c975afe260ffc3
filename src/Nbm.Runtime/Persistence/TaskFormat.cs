namespace Nbm.Persistence;

/// <summary>
/// What a target declares beyond what version 1.1 knew: a task of its own number, an offset, an exposure, events. It follows the target, whose task then has a bit
/// that older readers refuse: they would predict without it. A target that declares nothing of it is written as ever.
/// </summary>
internal static class TaskFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 2;

    /// <summary>The bit of the task's byte.</summary>
    public const byte Mark = 0x80;

    public static bool IsNeeded(ModelSchema schema) =>
        schema.Target.Task > ModelTask.Multiclass || schema.Target.Parameter is not null || schema.HasOffset || schema.EventColumn is not null;

    public static void Write(PayloadWriter to, ModelSchema schema)
    {
        to.Boolean(schema.Target.Parameter is not null);
        to.Double(schema.Target.Parameter ?? 0);
        to.OptionalText(schema.OffsetColumn);
        to.OptionalText(schema.ExposureColumn);
        to.OptionalText(schema.EventColumn);
    }

    /// <summary>The schema with what follows its target, whose task still has the mark.</summary>
    public static ModelSchema Read(PayloadReader from, ModelSchema schema)
    {
        bool hasParameter = from.Boolean();
        double parameter = from.Double();
        TargetSchema target = schema.Target with { Task = (ModelTask)((int)schema.Target.Task & ~Mark), Parameter = hasParameter ? parameter : null };
        schema = schema with { Target = target, OffsetColumn = from.OptionalText(), ExposureColumn = from.OptionalText(), EventColumn = from.OptionalText() };
        return IsNeeded(schema with { Target = target with { Task = (ModelTask)((int)target.Task & ~(VectorFormat.Mark | StratumFormat.Mark)) } }) ? schema : throw from.Wrong("the target says that it declares more, and does not");
    }
}
