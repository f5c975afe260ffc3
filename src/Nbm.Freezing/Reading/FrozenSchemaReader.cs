using System.Globalization;

namespace Nbm.Freezing;

/// <summary>Reads the schema of a model file.</summary>
internal static class FrozenSchemaReader
{
    private const int DeclaredKind = 3; // The kind of a feature that declares more behind it,
    private const int DeclaredTask = 0x80; // and the bit of a task that does.
    private const int VectorTask = 0x40; // The bit of a task where vectors follow,
    private const int StratumTask = 0x20; // and where an entry or a stratum does.

    /// <summary>A model of which the schema is known.</summary>
    public static FrozenModel Read(FileCursor from, int minor)
    {
        var model = new FrozenModel
        {
            Name = from.Text(),
            Features = from.Items(26, "features", () => ReadFeature(from, minor)),
            Interactions = from.Items(8, "interactions", () => new FrozenInteraction { Name = from.Text(), Features = from.Int32s() }),
        };
        ReadTarget(from, model, minor);
        from.OptionalText(); // The weight's column, which only training reads.
        model.SchemaHash = from.Text();
        return model;
    }

    private static FrozenFeature ReadFeature(FileCursor from, int minor)
    {
        string name = from.Text();
        from.Where = $"the feature {NameRule.Cited(name)}";
        string column = from.Text();
        int kind = from.Byte();
        var feature = new FrozenFeature
        {
            Name = name,
            Column = column,
            ClrType = from.Text(),
            IsNullable = from.Boolean(),
            Levels = from.Texts(),
            Unit = from.OptionalText(),
            Description = from.OptionalText(),
        };
        if (kind == DeclaredKind && minor >= 2)
        {
            kind = from.Byte();
            feature.Specials = from.Doubles();
            feature.Axis = from.Byte();
            feature.Period = from.Double();
            feature.IsOrdered = from.Boolean();
            feature.Part = from.Byte();
            feature.Monotone = from.Byte();
            feature.Curvature = from.Byte();
            feature.ZeroAt = from.Double() is var zero && double.IsNaN(zero) ? null : zero;
        }

        feature.Kind = kind <= (int)FrozenKind.OpenCategory
            ? (FrozenKind)kind
            : throw new FrozenFormatException($"its feature {NameRule.Cited(name)} is of kind {kind.ToString(CultureInfo.InvariantCulture)}, which this compiler can't freeze; update Nbm, or use the runtime");
        return feature;
    }

    private static void ReadTarget(FileCursor from, FrozenModel model, int minor)
    {
        from.Where = "the target";
        FrozenTarget target = model.Target;
        target.Name = from.Text();
        from.Text(); // The column.
        int task = from.Byte();
        target.ClrType = from.Text();
        target.IsNullable = from.Boolean();
        target.Classes = from.Texts();
        target.Unit = from.OptionalText();
        from.OptionalText(); // The description.
        if ((task & DeclaredTask) != 0 && minor >= 2)
        {
            task &= ~DeclaredTask;
            bool hasParameter = from.Boolean();
            double parameter = from.Double();
            target.Parameter = hasParameter ? parameter : null;
            model.HasOffset = from.OptionalText() is not null;
            model.HasExposure = from.OptionalText() is not null;
            from.OptionalText(); // The column of events, which only training reads.
        }

        if ((task & VectorTask) != 0 && minor >= 3)
        {
            task &= ~VectorTask;
            model.Vectors = FrozenVectorReader.ReadSchema(from);
        }

        if ((task & StratumTask) != 0 && minor >= 6)
        {
            task &= ~StratumTask;
            from.OptionalText(); // The column of entries, which only training reads.
            model.HasStratum = from.OptionalText() is not null;
        }

        target.Task = TaskTable.Find(task) is { } known
            ? known.Kind
            : throw new FrozenFormatException($"its task is {task.ToString(CultureInfo.InvariantCulture)}, which this compiler doesn't know; update Nbm");
    }
}
