using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Nbm;

/// <summary>The canonical text of a schema, hashed. Each item is preceded by its length, so no two schemas share a text.</summary>
internal static class SchemaHash
{
    public static string Compute(ModelSchema schema)
    {
        using var text = new HashedText();
        Write(text, schema);
        return Convert.ToHexStringLower(text.Finish());
    }

    private static void Write(HashedText text, ModelSchema schema)
    {
        text.Write("nbm-schema-1\n");
        // Not its smoothness nor its minimum count: they are about training, and may change.
        foreach (FeatureSchema feature in schema.Features)
        {
            Item(text, "feature", feature.Name);
            Item(text, "kind", feature.Kind.ToString());
            Item(text, "type", feature.ClrType, feature.IsNullable ? "?" : string.Empty);
            Item(text, "unit", feature.Unit);
            Items(text, "level", feature.Levels);
            Declared(text, feature);
        }

        foreach (InteractionSchema interaction in schema.Interactions)
        {
            Item(text, "interaction", interaction.Name);
            Item(text, "of", interaction.Features);
        }

        foreach (VectorSchema vector in schema.Vectors)
        {
            Item(text, "vector", vector.Name);
            Item(text, "type", vector.ClrType);
            Item(text, "unit", vector.Unit);
            // What files before dense vectors don't have.
            Item(text, "length", vector.IsDense ? vector.Length.ToString(CultureInfo.InvariantCulture) : null);
        }

        TargetSchema target = schema.Target;
        Item(text, "target", target.Name);
        Item(text, "task", target.Task.ToString());
        Item(text, "type", target.ClrType);
        Item(text, "unit", target.Unit);
        Items(text, "class", target.Classes);

        // What version 1.1 knew nothing of; not written where it isn't declared, so that older models keep their hash.
        Item(text, "parameter", target.Parameter?.ToString("R", CultureInfo.InvariantCulture));
        Item(text, "offset", schema.OffsetColumn is null ? null : "score");
        Item(text, "exposure", schema.ExposureColumn is null ? null : "log");
        Item(text, "stratum", schema.StratumColumn is null ? null : "baseline");
    }

    // What version 1.1 knew nothing of; not written where it isn't declared, so that older models keep their hash.
    private static void Declared(HashedText text, FeatureSchema feature)
    {
        foreach (double special in feature.Specials)
        {
            Item(text, "special", special.ToString("R", CultureInfo.InvariantCulture));
        }

        Item(text, "axis", feature.Axis == AxisKind.Rank ? null : feature.Axis.ToString());
        Item(text, "period", feature.IsCyclic ? feature.Period.ToString("R", CultureInfo.InvariantCulture) : null);
        Item(text, "ordered", feature.IsOrdered ? "true" : null);
        Item(text, "part", feature.Part == CalendarPart.None ? null : feature.Part.ToString());
        Item(text, "monotone", feature.Monotone == Monotone.None ? null : feature.Monotone.ToString());
        Item(text, "curvature", feature.Curvature == Curvature.None ? null : feature.Curvature.ToString());
        Item(text, "zero at", feature.ZeroAt?.ToString("R", CultureInfo.InvariantCulture));
    }

    // Numbers with commas between.
    private static void Item(HashedText text, string key, ImmutableArray<int> values)
    {
        const int MostDigits = 12;
        char[]? rented = values.Length <= 16 ? null : ArrayPool<char>.Shared.Rent(MostDigits * values.Length);
        Span<char> list = rented ?? stackalloc char[MostDigits * 16];
        int length = 0;
        foreach (int value in values)
        {
            if (length > 0)
            {
                list[length++] = ',';
            }

            value.TryFormat(list[length..], out int digits, provider: CultureInfo.InvariantCulture);
            length += digits;
        }

        Item(text, key, list[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static void Items(HashedText text, string key, ImmutableArray<string> values)
    {
        foreach (string value in values)
        {
            Item(text, key, value);
        }
    }

    private static void Item(HashedText text, string key, string? value)
    {
        if (value is not null)
        {
            Item(text, key, value.AsSpan());
        }
    }

    private static void Item(HashedText text, string key, ReadOnlySpan<char> value, string end = "")
    {
        Span<char> length = stackalloc char[12];
        (value.Length + end.Length).TryFormat(length, out int digits, provider: CultureInfo.InvariantCulture);
        text.Write(key);
        text.Write(" ");
        text.Write(length[..digits]);
        text.Write(" ");
        text.Write(value);
        text.Write(end);
        text.Write("\n");
    }
}
