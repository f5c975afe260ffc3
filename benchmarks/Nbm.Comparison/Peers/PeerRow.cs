using System.Reflection;

namespace Nbm.Comparison;

/// <summary>A record as ML.NET reads it.</summary>
internal sealed class PeerRow
{
    /// <summary>The features that are numbers; NaN where one is missing.</summary>
    public float[] Numbers { get; set; } = [];

    /// <summary>The features that are texts or members of an enum; each with its column, since all share one dictionary; empty where one is
    /// missing.</summary>
    public string[] Texts { get; set; } = [];

    /// <summary>The target of a regression.</summary>
    public float Amount { get; set; }

    /// <summary>The target of two classes.</summary>
    public bool Answer { get; set; }

    /// <summary>The target of several.</summary>
    public string Class { get; set; } = string.Empty;

    /// <summary>What is predicted of a type of rows: <c>Amount</c>, <c>Answer</c> or <c>Class</c>.</summary>
    /// <exception cref="NotSupportedException">The rows have features or a target that this can't hand to ML.NET.</exception>
    public static string TargetOf<TRow>() => Target<TRow>().PropertyType switch
    {
        var type when type == typeof(double) => nameof(Amount),
        var type when type == typeof(bool) || (type.IsEnum && Enum.GetValues(type).Length == 2) => nameof(Answer),
        var type when type == typeof(string) || type.IsEnum => nameof(Class),
        var type => throw new NotSupportedException(
            $"{typeof(TRow).Name}'s target is a {type.Name}; only double, bool, string and enums are handed to ML.NET."),
    };

    /// <summary>The rows, column by column as their records declare them.</summary>
    public static PeerRow[] Of<TRow>(IReadOnlyList<TRow> rows)
    {
        PropertyInfo[] features = [.. Declared<TRow>().Where(IsDeclared<FeatureAttribute>)];
        PropertyInfo[] numbers = [.. features.Where(feature => IsNumber(feature.PropertyType))],
            texts = [.. features.Where(feature => IsText(feature.PropertyType))];
        if (features.Length != numbers.Length + texts.Length || features.Length == 0)
        {
            throw new NotSupportedException(
                $"{typeof(TRow).Name} has features that are neither double nor string nor enum; only those are handed to ML.NET.");
        }

        PropertyInfo target = Target<TRow>();
        string kind = TargetOf<TRow>();
        return [.. rows.Select(row =>
        {
            object value = target.GetValue(row)!;
            return new PeerRow
            {
                Numbers = [.. numbers.Select(number => (float)((double?)number.GetValue(row) ?? double.NaN))],
                Texts = [.. texts.Select((text, i) => text.GetValue(row) is { } level ? $"{i}:{level}" : string.Empty)],
                Amount = kind == nameof(Amount) ? (float)(double)value : 0,
                Answer = kind == nameof(Answer) && Convert.ToInt32(value, null) == 1,
                Class = value.ToString()!,
            };
        })];
    }

    private static PropertyInfo Target<TRow>() => Declared<TRow>().Single(IsDeclared<TargetAttribute>);

    private static PropertyInfo[] Declared<TRow>() => typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    // Attributes of a positional record are on its constructor's parameters.
    private static bool IsDeclared<TAttribute>(PropertyInfo property)
        where TAttribute : Attribute =>
        property.GetCustomAttribute<TAttribute>() is not null
        || property.DeclaringType!.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && parameter.GetCustomAttribute<TAttribute>() is not null);

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(double);

    private static bool IsText(Type type) => type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type).IsEnum;
}
