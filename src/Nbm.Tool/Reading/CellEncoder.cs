using System.Numerics;
using Nbm.Freezing;
using Nbm.Generated;

namespace Nbm.Tool.Reading;

/// <summary>Cells of a CSV file as the numbers that a model takes: what a record's reader and encoder do together, by the schema
/// alone.</summary>
internal static class CellEncoder
{
    /// <summary>The encoded value of a feature.</summary>
    /// <param name="model">The model.</param>
    /// <param name="feature">The index of the feature.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column among those of the row.</param>
    public static double Feature(TrainedModel model, int feature, CsvRow row, int column)
    {
        FeatureSchema schema = model.Schema.Features[feature];
        return schema.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Find(feature, Text(schema, row, column))
            : Feature(schema, row, column);
    }

    /// <summary>The text of an open category; null where it is missing.</summary>
    public static string? Text(FeatureSchema schema, CsvRow row, int column) =>
        schema.IsNullable ? row.NullableText(column) : row.Text(column);

    /// <summary>The encoded value of a feature that is no open category.</summary>
    public static double Feature(FeatureSchema schema, CsvRow row, int column)
    {
        return schema switch
        {
            { Part: not CalendarPart.None } => Part(schema, row, column),
            { Kind: FeatureKind.Category } => Level(
                schema.ClrType, LevelTextRules.Table(schema), () => [.. schema.Levels.Select((_, level) => schema.LevelText(level))],
                    schema.IsNullable, row, column),
            _ => Number(schema.ClrType, schema.IsNullable, row, column),
        };
    }

    /// <summary>A target: a number, or the index of its class; NaN where it is missing.</summary>
    public static double Target(TrainedModel model, CsvRow row, int column)
    {
        TargetSchema target = model.Schema.Target;
        if (!target.HasOpenClasses)
        {
            return Target(target, row, column);
        }

        string? text = row.NullableText(column);
        int index = text is null ? 0 : model.Classes.IndexOf(text);
        return text is null ? double.NaN : index >= 0 ? index
            : throw row.Cell(column).Wrong("class of the model", $"one of {Cited.List(model.Classes)}");
    }

    /// <summary>A target that is no text of an open class.</summary>
    public static double Target(TargetSchema target, CsvRow row, int column) => TaskRules.IsNumeric(target.Task)
        ? Number(target.ClrType, isNullable: true, row, column)
        : Level(target.ClrType, LevelTextRules.Table(target), () => [.. target.Classes.Select((_, c) => target.ClassText(c))],
            isNullable: true, row, column);

    /// <summary>What a row has of a vector.</summary>
    public static void ReadVector(VectorSchema schema, CsvRow row, int column, VectorEntries entries)
    {
        switch (schema.ClrType)
        {
            case "float" when schema.IsDense:
                entries.Read(row.Places<float>(column, schema.Length));
                break;
            case "double" when schema.IsDense:
                entries.Read(row.Places<double>(column, schema.Length));
                break;
            case "string":
                entries.Read(row.Names(column));
                break;
            case "int":
                entries.Read(row.Vector<int>(column));
                break;
            case "float":
                entries.Read(row.Vector<float>(column));
                break;
            default:
                entries.Read(row.Vector<double>(column));
                break;
        }
    }

    /// <summary>A number, a date or a time.</summary>
    public static double Number(string type, bool isNullable, CsvRow row, int column)
    {
        CsvCell cell = row.Cell(column);
        return isNullable && (cell.IsMissing || cell.IsInfinite) ? double.NaN : type switch
        {
            "DateOnly" => cell.Date().DayNumber,
            "DateTime" => cell.DateTime().Ticks / (double)TimeSpan.TicksPerDay,
            "DateTimeOffset" => cell.DateTimeOffset().UtcTicks / (double)TimeSpan.TicksPerDay,
            "TimeOnly" => cell.TimeOnly().ToTimeSpan().TotalHours,
            "TimeSpan" => cell.TimeSpan().TotalSeconds,
            "sbyte" => Of<sbyte>(cell),
            "byte" => Of<byte>(cell),
            "short" => Of<short>(cell),
            "ushort" => Of<ushort>(cell),
            "int" => Of<int>(cell),
            "uint" => Of<uint>(cell),
            "long" or "nint" => Of<long>(cell),
            "ulong" or "nuint" => Of<ulong>(cell),
            "float" => Of<float>(cell),
            "decimal" => Of<decimal>(cell),
            _ => cell.Number<double>(),
        };
    }

    private static double Of<T>(CsvCell cell)
        where T : struct, INumberBase<T>, IMinMaxValue<T> => double.CreateChecked(cell.Number<T>());

    private static double Part(FeatureSchema schema, CsvRow row, int column)
    {
        CsvCell cell = row.Cell(column);
        if (schema.IsNullable && cell.IsMissing)
        {
            return double.NaN;
        }

        DateTime time = schema.ClrType switch
        {
            "DateOnly" => cell.Date().ToDateTime(TimeOnly.MinValue),
            "DateTimeOffset" => cell.DateTimeOffset().DateTime,
            "TimeOnly" => DateTime.MinValue + cell.TimeOnly().ToTimeSpan(),
            _ => cell.DateTime(),
        };
        return schema.Part switch
        {
            CalendarPart.Month => time.Month - 1,
            CalendarPart.Weekday => ((int)time.DayOfWeek + 6) % 7, // From Monday on.
            CalendarPart.Hour => time.TimeOfDay.TotalHours,
            CalendarPart.Year => time.Year,
            _ => time.DayOfYear,
        };
    }

    // Of an enum what the reader of its record takes for a member.
    private static double Level(string type, LevelTable table, Func<IReadOnlyList<string>> texts, bool isNullable, CsvRow row, int column)
    {
        CsvCell cell = row.Cell(column);
        int index = type == "bool" || cell.IsDeclaredMissing ? LevelTable.None : table.Find(cell.Text);
        return index >= 0 ? index
            : isNullable && cell.IsMissing && index != LevelTable.Ambiguous ? double.NaN
            : type == "bool" ? cell.Boolean() ? 1 : 0
            : throw cell.Wrong(type, $"one of {Cited.List(texts())}");
    }
}
