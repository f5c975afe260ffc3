using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nbm.Models;

/// <summary>Makes converters for contributions of interactions, whose values are tuples.</summary>
internal sealed class InteractionConverterFactory(string[] features) : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
        && (typeToConvert.GetGenericTypeDefinition() == typeof(Contribution<>)
            || typeToConvert.GetGenericTypeDefinition() == typeof(MulticlassContribution<,>));

    [UnconditionalSuppressMessage("Trimming", "IL2055",
        Justification = "Reached only by serializers that reflect, which say so to their callers.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        Type[] types = typeToConvert.GetGenericArguments();
        Type converter = types.Length == 1 ? typeof(InteractionConverter<>).MakeGenericType(types)
            : typeof(ClassInteractionConverter<,>).MakeGenericType(types);
        return (JsonConverter)Activator.CreateInstance(converter, [features])!;
    }
}

/// <summary>What an interaction adds to a score, its values by the names of their features.</summary>
internal sealed class InteractionConverter<TValue>(string[] features) : JsonConverter<Contribution<TValue>>
{
    public override Contribution<TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw InteractionJson.NotRead();

    public override void Write(Utf8JsonWriter writer, Contribution<TValue> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        InteractionJson.WriteValues(writer, features, (ITuple)value.Value!, options);
        InteractionJson.Write(writer, nameof(value.Score), value.Score, options);
        InteractionJson.Write(writer, nameof(value.StandardError), value.StandardError, options);
        InteractionJson.Write(writer, nameof(value.Standing), value.Standing, options);
        writer.WriteEndObject();
    }
}

/// <summary>What an interaction adds to the score of each class, its values by the names of their features.</summary>
internal sealed class ClassInteractionConverter<TValue, TClass>(string[] features) : JsonConverter<MulticlassContribution<TValue, TClass>>
    where TClass : notnull
{
    public override MulticlassContribution<TValue, TClass> Read(ref Utf8JsonReader reader, Type typeToConvert,
        JsonSerializerOptions options) => throw InteractionJson.NotRead();

    public override void Write(Utf8JsonWriter writer, MulticlassContribution<TValue, TClass> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        InteractionJson.WriteValues(writer, features, (ITuple)value.Value!, options);
        InteractionJson.Write(writer, nameof(value.Scores), value.Scores, options);
        InteractionJson.Write(writer, nameof(value.StandardErrors), value.StandardErrors, options);
        InteractionJson.Write(writer, nameof(value.Standing), value.Standing, options);
        writer.WriteEndObject();
    }
}

/// <summary>What both have in common.</summary>
internal static class InteractionJson
{
    public static void WriteValues(Utf8JsonWriter writer, string[] features, ITuple values, JsonSerializerOptions options)
    {
        writer.WritePropertyName(Name("Value", options));
        writer.WriteStartObject();
        for (int i = 0; i < features.Length; i++)
        {
            // What is no number is missing to the model, and JSON has no word for it.
            Write(writer, features[i],
                values[i] is double and not (> double.NegativeInfinity and < double.PositiveInfinity) or float
                    and not (> float.NegativeInfinity and < float.PositiveInfinity) ? null : values[i], options);
        }

        writer.WriteEndObject();
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026",
        Justification = "Reached only by serializers that reflect, which say so to their callers.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    public static void Write<T>(Utf8JsonWriter writer, string name, T value, JsonSerializerOptions options)
    {
        writer.WritePropertyName(Name(name, options));
        JsonSerializer.Serialize(writer, value, options);
    }

    public static NotSupportedException NotRead() => new("Explanations are written as JSON, and not read.");

    private static string Name(string name, JsonSerializerOptions options) => options.PropertyNamingPolicy?.ConvertName(name) ?? name;
}
