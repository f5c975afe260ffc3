using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>Writes a metric that isn't defined as <c>null</c>, since JSON has no other word for it, and reads it back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UndefinedNumberConverter : JsonConverter<double>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
