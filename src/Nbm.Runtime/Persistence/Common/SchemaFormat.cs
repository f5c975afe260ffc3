using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>
/// A schema in a file: whole but for what is about training alone, and its hash, so that a file that was put together wrongly is noticed.
/// </summary>
internal static class SchemaFormat
{
    public static void Write(PayloadWriter to, ModelSchema schema)
    {
        to.Text(schema.Name);
        to.Int32(schema.Features.Length);
        foreach (FeatureSchema feature in schema.Features)
        {
            Write(to, feature);
        }

        to.Int32(schema.Interactions.Length);
        foreach (InteractionSchema interaction in schema.Interactions)
        {
            to.Text(interaction.Name);
            to.Int32s(interaction.Features.AsSpan());
        }

        Write(to, schema.Target);
        to.OptionalText(schema.OffsetColumn);
        to.OptionalText(schema.ExposureColumn);
        to.OptionalText(schema.EventColumn);
        to.Int32(schema.Vectors.Length);
        foreach (VectorSchema vector in schema.Vectors)
        {
            to.Text(vector.Name);
            to.Text(vector.Column);
            to.Text(vector.ClrType);
            to.OptionalText(vector.Unit);
            to.OptionalText(vector.Description);
        }

        to.OptionalText(schema.EntryColumn);
        to.OptionalText(schema.StratumColumn);
        to.OptionalText(schema.WeightColumn);
        to.Text(schema.Hash);
    }

    /// <summary>The schema of plain data, if it is one and its hash is right.</summary>
    public static ModelSchema Of(FileCursor from, FrozenModel plain)
    {
        var schema = new ModelSchema
        {
            Name = plain.Name,
            Features = plain.Features.Select(Of).ToArray().AsImmutable(),
            Interactions = plain.Interactions.Select(i => new InteractionSchema { Name = i.Name, Features = i.Features.AsImmutable() })
                .ToArray().AsImmutable(),
            Vectors = plain.Vectors.Select(Of).ToArray().AsImmutable(),
            Target = Of(plain.Target),
            WeightColumn = plain.WeightColumn,
            OffsetColumn = plain.OffsetColumn,
            ExposureColumn = plain.ExposureColumn,
            EventColumn = plain.EventColumn,
            EntryColumn = plain.EntryColumn,
            StratumColumn = plain.StratumColumn,
        };
        if (schema.FirstViolation() is string violation)
        {
            throw from.Wrong(violation);
        }

        return plain.SchemaHash == schema.Hash
            ? schema
            : throw from.Wrong($"the schema's hash is {schema.Hash}, but the file says {Cited.Text(plain.SchemaHash)}");
    }

    private static void Write(PayloadWriter to, FeatureSchema feature)
    {
        to.Text(feature.Name);
        to.Text(feature.Column);
        to.Byte((byte)feature.Kind);
        to.Text(feature.ClrType);
        to.Boolean(feature.IsNullable);
        to.Texts(feature.Levels.AsSpan());
        to.OptionalText(feature.Unit);
        to.OptionalText(feature.Description);
        to.Doubles(feature.Specials.AsSpan());
        to.Byte((byte)feature.Axis);
        to.Double(feature.Period);
        to.Boolean(feature.IsOrdered);
        to.Byte((byte)feature.Part);
        to.Byte((byte)feature.Monotone);
        to.Byte((byte)feature.Curvature);
        to.Double(feature.ZeroAt ?? double.NaN);
    }

    private static void Write(PayloadWriter to, TargetSchema target)
    {
        to.Text(target.Name);
        to.Text(target.Column);
        to.Byte((byte)target.Task);
        to.Text(target.ClrType);
        to.Boolean(target.IsNullable);
        to.Texts(target.Classes.AsSpan());
        to.OptionalText(target.Unit);
        to.OptionalText(target.Description);
        to.Boolean(target.Parameter is not null);
        to.Double(target.Parameter ?? 0);
    }

    private static FeatureSchema Of(FrozenFeature plain) => new()
    {
        Name = plain.Name,
        Column = plain.Column,
        Kind = (FeatureKind)plain.Kind,
        ClrType = plain.ClrType,
        IsNullable = plain.IsNullable,
        Levels = plain.Levels.AsImmutable(),
        Unit = plain.Unit,
        Description = plain.Description,
        Specials = plain.Specials.AsImmutable(),
        Axis = (AxisKind)plain.Axis,
        Period = plain.Period,
        IsOrdered = plain.IsOrdered,
        Part = (CalendarPart)plain.Part,
        Monotone = (Monotone)plain.Monotone,
        Curvature = (Curvature)plain.Curvature,
        ZeroAt = plain.ZeroAt,
    };

    private static VectorSchema Of(FrozenVector plain) => new()
    {
        Name = plain.Name,
        Column = plain.Column,
        ClrType = plain.ClrType,
        Length = plain.Length,
        Width = plain.Width,
        Height = plain.Height,
        Unit = plain.Unit,
        Description = plain.Description,
    };

    private static TargetSchema Of(FrozenTarget plain) => new()
    {
        Name = plain.Name,
        Column = plain.Column,
        Task = (ModelTask)plain.Task,
        ClrType = plain.ClrType,
        IsNullable = plain.IsNullable,
        Classes = plain.Classes.AsImmutable(),
        Unit = plain.Unit,
        Description = plain.Description,
        Parameter = plain.Parameter,
    };
}
