using System.Collections.Immutable;

namespace Nbm.Persistence;

/// <summary>
/// A schema in a file: whole but for what is about training alone, and its hash, so that a file that was put together wrongly
/// is noticed.
/// </summary>
internal static class SchemaFormat
{
    // How many bytes a feature and an interaction take at least, here and further on: what makes many objects of few bytes is refused before any is made.
    private const int FeatureBytes = 26 + AxisBytes + 24 + TableBytes;
    private const int InteractionBytes = 16 + 12 + 8 + (2 * TableBytes);
    private const int AxisBytes = 14;
    private const int TableBytes = 8; // Of two positions.

    public static void Write(PayloadWriter to, ModelSchema schema)
    {
        to.Text(schema.Name);
        to.Int32(schema.Features.Length);
        foreach (FeatureSchema feature in schema.Features)
        {
            to.Text(feature.Name);
            to.Text(feature.Column);
            bool isDeclared = DeclaredFormat.IsNeeded(feature);
            to.Byte(isDeclared ? DeclaredFormat.Mark : (byte)feature.Kind);
            to.Text(feature.ClrType);
            to.Boolean(feature.IsNullable);
            to.Texts(feature.Levels.AsSpan());
            to.OptionalText(feature.Unit);
            to.OptionalText(feature.Description);
            if (isDeclared)
            {
                DeclaredFormat.Write(to, feature);
            }
        }

        to.Int32(schema.Interactions.Length);
        foreach (InteractionSchema interaction in schema.Interactions)
        {
            to.Text(interaction.Name);
            to.Int32s(interaction.Features.AsSpan());
        }

        WriteTarget(to, schema);
        to.OptionalText(schema.WeightColumn);
        to.Text(schema.Hash);
    }

    public static ModelSchema Read(PayloadReader from, int minor)
    {
        var schema = new ModelSchema
        {
            Name = from.Text(),
            Features = from.Items(FeatureBytes, "features", () => ReadFeature(from, minor)),
            Interactions = from.Items(InteractionBytes, "interactions", () => new InteractionSchema { Name = from.Text(), Features = from.Int32s() }),
            Target = ReadTarget(from),
        };
        if (minor >= TaskFormat.SinceMinor && ((int)schema.Target.Task & TaskFormat.Mark) != 0)
        {
            schema = TaskFormat.Read(from, schema);
        }

        if (minor >= VectorFormat.SinceMinor && ((int)schema.Target.Task & VectorFormat.Mark) != 0)
        {
            schema = VectorFormat.ReadSchema(from, schema);
        }

        if (minor >= StratumFormat.SinceMinor && ((int)schema.Target.Task & StratumFormat.Mark) != 0)
        {
            schema = StratumFormat.ReadSchema(from, schema);
        }

        schema = schema with { WeightColumn = from.OptionalText() };
        if (schema.FirstViolation() is string violation)
        {
            throw from.Wrong(violation);
        }

        string hash = from.Text();
        return hash == schema.Hash ? schema : throw from.Wrong($"the schema's hash is {schema.Hash}, but the file says {Cited.Text(hash)}");
    }

    private static FeatureSchema ReadFeature(PayloadReader from, int minor)
    {
        var feature = new FeatureSchema
        {
            Name = from.Text(),
            Column = from.Text(),
            Kind = (FeatureKind)from.Byte(),
            ClrType = from.RepeatedText(),
            IsNullable = from.Boolean(),
            Levels = from.Texts(),
            Unit = from.OptionalText(),
            Description = from.OptionalText(),
        };
        return minor >= DeclaredFormat.SinceMinor && (byte)feature.Kind == DeclaredFormat.Mark ? DeclaredFormat.Read(from, feature) : feature;
    }

    private static void WriteTarget(PayloadWriter to, ModelSchema schema)
    {
        TargetSchema target = schema.Target;
        bool declaresMore = TaskFormat.IsNeeded(schema);
        to.Text(target.Name);
        to.Text(target.Column);
        to.Byte((byte)((byte)target.Task | (declaresMore ? TaskFormat.Mark : 0) | (schema.Vectors.IsEmpty ? 0 : VectorFormat.Mark) | (StratumFormat.IsNeeded(schema) ? StratumFormat.Mark : 0)));
        to.Text(target.ClrType);
        to.Boolean(target.IsNullable);
        to.Texts(target.Classes.AsSpan());
        to.OptionalText(target.Unit);
        to.OptionalText(target.Description);
        if (declaresMore)
        {
            TaskFormat.Write(to, schema);
        }

        VectorFormat.WriteSchema(to, schema);
        StratumFormat.WriteSchema(to, schema);
    }

    private static TargetSchema ReadTarget(PayloadReader from) => new()
    {
        Name = from.Text(),
        Column = from.Text(),
        Task = (ModelTask)from.Byte(),
        ClrType = from.Text(),
        IsNullable = from.Boolean(),
        Classes = from.Texts(),
        Unit = from.OptionalText(),
        Description = from.OptionalText(),
    };
}
