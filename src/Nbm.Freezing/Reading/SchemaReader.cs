namespace Nbm.Freezing;

/// <summary>
/// Reads the schema of a model file as plain data. Version 1 marked what was declared
/// beyond its beginnings, so that older readers refused it; version 2 always has all.
/// </summary>
internal static class SchemaReader
{
    /// <summary>The bytes of a feature at least, here and where its axis and its table are:
    /// what makes many objects of few bytes is refused before any is made.</summary>
    private const int FeatureBytes = 26, FeatureBytesInAll = FeatureBytes + AxisBytes + 24 + TableBytes;
    private const int InteractionBytes = 16, InteractionBytesInAll = InteractionBytes + 12 + 8 + (2 * TableBytes);
    private const int VectorBytes = 20;
    private const int AxisBytes = 14;
    private const int TableBytes = 8; // Of two positions.

    private const int DeclaredKind = 3; // The kind of a feature that declares more behind it, since version 1.2,
    private const int DeclaredTask = 0x80; // and the bit of a task that does.
    private const int VectorTask = 0x40; // The bit of a task where vectors follow, since version 1.3,
    private const int StratumTask = 0x20; // and where an entry or a stratum does, since version 1.6.

    /// <summary>A model of which the schema is known. Kinds and tasks may be any number.</summary>
    /// <param name="from">Where it is read from.</param>
    /// <param name="versionOne">The minor version of a file of version 1; null for version 2.</param>
    public static FrozenModel Read(FileCursor from, int? versionOne)
    {
        var model = new FrozenModel { Name = from.Text() };
        from.MustHold(Peeked(from), FeatureBytesInAll, "features");
        model.Features = from.Items(FeatureBytes, "features", () => ReadFeature(from, versionOne));
        from.Where = "the interactions";
        from.MustHold(Peeked(from), InteractionBytesInAll, "interactions");
        model.Interactions = from.Items(InteractionBytes, "interactions",
            () => new FrozenInteraction { Name = from.Text(), Features = from.Int32s() });
        ReadTarget(from, model, versionOne);
        from.Where = "the schema";
        model.WeightColumn = from.OptionalText();
        model.SchemaHash = from.Text();
        return model;
    }

    private static int Peeked(FileCursor from) => from.Part(from.Position, from.Position + from.Left, "the schema").Int32();

    private static FrozenFeature ReadFeature(FileCursor from, int? versionOne)
    {
        string name = from.Text();
        from.WhereIs("the feature", name);
        var feature = new FrozenFeature
        {
            Name = name,
            Column = from.Text(),
            Kind = (FrozenKind)from.Byte(),
            ClrType = from.RepeatedText(),
            IsNullable = from.Boolean(),
            Levels = from.Texts(),
            Unit = from.OptionalText(),
            Description = from.OptionalText(),
        };
        if (versionOne >= 2 && (int)feature.Kind == DeclaredKind)
        {
            feature.Kind = (FrozenKind)from.Byte();
            ReadDeclared(from, feature);
        }
        else if (versionOne is null)
        {
            ReadDeclared(from, feature);
        }

        return feature;
    }

    private static void ReadDeclared(FileCursor from, FrozenFeature feature)
    {
        feature.Specials = from.Doubles();
        feature.Axis = from.Byte();
        feature.Period = from.Double();
        feature.IsOrdered = from.Boolean();
        feature.Part = from.Byte();
        feature.Monotone = from.Byte();
        feature.Curvature = from.Byte();
        feature.ZeroAt = from.Double() is var zero && double.IsNaN(zero) ? null : zero;
    }

    private static void ReadTarget(FileCursor from, FrozenModel model, int? versionOne)
    {
        from.Where = "the target";
        FrozenTarget target = model.Target;
        target.Name = from.Text();
        target.Column = from.Text();
        int task = from.Byte();
        target.ClrType = from.Text();
        target.IsNullable = from.Boolean();
        target.Classes = from.Texts();
        target.Unit = from.OptionalText();
        target.Description = from.OptionalText();
        if (Follows(DeclaredTask, since: 2))
        {
            bool hasParameter = from.Boolean();
            double parameter = from.Double();
            target.Parameter = hasParameter ? parameter : null;
            model.OffsetColumn = from.OptionalText();
            model.ExposureColumn = from.OptionalText();
            model.EventColumn = from.OptionalText();
        }

        if (Follows(VectorTask, since: 3))
        {
            from.Where = "the vectors";
            model.Vectors = from.Items(VectorBytes, "vectors", () => ReadVector(from));
        }

        if (Follows(StratumTask, since: 6))
        {
            model.EntryColumn = from.OptionalText();
            model.StratumColumn = from.OptionalText();
        }

        target.Task = (TaskKind)task;

        bool Follows(int mark, int since)
        {
            if (versionOne is null)
            {
                return true;
            }

            bool isMarked = versionOne >= since && (task & mark) != 0;
            task = isMarked ? task & ~mark : task;
            return isMarked;
        }
    }

    private static FrozenVector ReadVector(FileCursor from) => new()
    {
        Name = from.Text(),
        Column = from.Text(),
        ClrType = from.Text(),
        Unit = from.OptionalText(),
        Description = from.OptionalText(),
    };
}
