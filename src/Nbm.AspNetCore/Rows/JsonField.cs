using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nbm.Serving;

/// <summary>A property of rows that a model reads.</summary>
internal abstract class JsonField(string name, bool isNullable, string expected)
{
    /// <summary>The name of the property.</summary>
    public string Name { get; } = name;

    /// <summary>Whether a row may be without it, or have null there.</summary>
    public bool IsNullable { get; } = isNullable;

    /// <summary>What is expected, for errors.</summary>
    public string Expected { get; } = expected;

    /// <summary>Reads the value that the reader stands at.</summary>
    /// <returns>What is wrong with it; null if nothing.</returns>
    public string? Read(ref Utf8JsonReader reader, JsonRow row)
    {
        if (reader.TokenType != JsonTokenType.Null)
        {
            return ReadValue(ref reader, row);
        }

        if (IsNullable)
        {
            SetMissing(row);
            return null;
        }

        return $"It is null; expected: {Expected}. Only what the record declares nullable may be missing.";
    }

    /// <summary>What is said where a row is without it; null if it may be.</summary>
    public string? Absent(JsonRow row)
    {
        if (IsNullable)
        {
            SetMissing(row);
            return null;
        }

        return $"It is missing; expected: {Expected}.";
    }

    /// <summary>The JSON Schema of its values.</summary>
    public JsonObject Describe()
    {
        var schema = new JsonObject();
        DescribeValue(schema);
        if (IsNullable && schema["type"] is { } type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
        }

        return schema;
    }

    /// <summary>The same of values that aren't missing.</summary>
    protected abstract void DescribeValue(JsonObject schema);

    /// <summary>Reads a value that isn't null; leaves the reader at its end.</summary>
    protected abstract string? ReadValue(ref Utf8JsonReader reader, JsonRow row);

    /// <summary>Says that the row has none.</summary>
    protected abstract void SetMissing(JsonRow row);

    /// <summary>What was found in the place of what was expected; the reader is left at its end.</summary>
    protected string Wrong(ref Utf8JsonReader reader, string? what = null)
    {
        string found = reader.TokenType switch
        {
            JsonTokenType.String => $"The text '{Cited.Text(TextOf(ref reader))}' was found",
            JsonTokenType.Number => $"The number {Cited.Text(Encoding.ASCII.GetString(Bytes(ref reader)))} was found",
            JsonTokenType.True => "true was found",
            JsonTokenType.False => "false was found",
            JsonTokenType.StartObject => "An object was found",
            _ => "A list was found",
        };
        reader.Skip();
        return $"{found}{(what is null ? string.Empty : $", which {what}")}; expected: {Expected}.";
    }

    /// <summary>The text that the reader stands at; null if it is no valid one.</summary>
    protected static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException) // Half a character, or bytes that are no UTF-8.
        {
            return null;
        }
    }

    private static byte[] Bytes(ref Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray();
}
