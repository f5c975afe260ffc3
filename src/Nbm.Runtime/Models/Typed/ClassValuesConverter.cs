using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>Writes numbers of classes as JSON, by the names of the classes: <c>{"Gentoo":0.9,"Adelie":0.1}</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClassValuesConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ClassValues<>);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The converter needs nothing of the class but its text.")]
    [UnconditionalSuppressMessage("AOT", "IL3050",
        Justification = "As above; a serializer without reflection is given the type by its context.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class Converter<TClass> : JsonConverter<ClassValues<TClass>>
        where TClass : notnull
    {
        public override ClassValues<TClass> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Numbers of classes are written as JSON, and not read.");

        public override void Write(Utf8JsonWriter writer, ClassValues<TClass> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach ((TClass name, double number) in value)
            {
                writer.WriteNumber(Convert.ToString(name, CultureInfo.InvariantCulture) ?? string.Empty, number);
            }

            writer.WriteEndObject();
        }
    }
}
