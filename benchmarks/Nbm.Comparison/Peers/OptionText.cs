using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Nbm.Comparison;

/// <summary>Options of networks from names and values: <c>HiddenUnits=64,32 LearningRate=0.01 Inputs=MinMax</c>.</summary>
internal static class OptionText
{
    /// <summary>The defaults of a family, changed as a text says.</summary>
    /// <exception cref="ArgumentException">A name is no option, or a value is none of its type.</exception>
    public static TOptions Parse<TOptions>(string text)
        where TOptions : NetworkTrainingOptions, new()
    {
        TOptions options = Change(new TOptions(), text);
        options.Validate();
        return options;
    }

    /// <summary>Options that nobody else has, changed as a text says.</summary>
    /// <exception cref="ArgumentException">A name is no option, or a value is none of its type.</exception>
    public static TOptions Change<TOptions>(TOptions options, string text)
        where TOptions : class
    {
        foreach (string[] pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=', 2)))
        {
            PropertyInfo property = typeof(TOptions).GetProperty(pair[0])
                ?? throw new ArgumentException($"{pair[0]} is no property of {typeof(TOptions).Name}.");
            property.SetValue(options,
                Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, pair.ElementAtOrDefault(1) ?? ""));
        }

        return options;
    }

    private static object Value(Type type, string text) =>
        type == typeof(ImmutableArray<int>)
            ? text.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToImmutableArray()
        : type.IsEnum ? Enum.Parse(type, text)
        : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
}
