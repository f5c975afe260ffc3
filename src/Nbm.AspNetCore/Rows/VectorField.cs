using System.Text.Json;
using System.Text.Json.Nodes;
using Nbm.Generated;

namespace Nbm.Serving;

/// <summary>A property that is a vector: an object of numbers by name, a list of names, or the numbers of a dense one.</summary>
internal sealed class VectorField(VectorSchema vector, int index) : JsonField(vector.Column, isNullable: false, ExpectedOf(vector))
{
    protected override string? ReadValue(ref Utf8JsonReader reader, JsonRow row) => vector switch
    {
        { IsDense: true } => ReadPlaces(ref reader, row.Entries[index]),
        { ClrType: "string" } => ReadNames(ref reader, row.Entries[index]),
        _ => ReadByName(ref reader, row.Entries[index]),
    };

    protected override void DescribeValue(JsonObject schema)
    {
        bool isList = vector.IsDense || vector.ClrType == "string";
        schema["type"] = isList ? "array" : "object";
        schema[isList ? "items" : "additionalProperties"] = new JsonObject
        {
            ["type"] = vector.ClrType switch { "string" => "string", "int" => "integer", _ => "number" },
        };
        if (vector.IsDense)
        {
            (schema["minItems"], schema["maxItems"]) = (vector.Length, vector.Length);
        }

        if (vector.Description is { } description)
        {
            schema["description"] = description;
        }
    }

    protected override void SetMissing(JsonRow row) => row.Entries[index].Read((IEnumerable<string>?)null);

    private string? ReadPlaces(ref Utf8JsonReader reader, VectorEntries entries)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Wrong(ref reader);
        }

        int depth = reader.CurrentDepth;
        var places = new List<double>(vector.Length);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!JsonNumber.TryRead(ref reader, vector.ClrType, null, out double place))
            {
                return SkipList(ref reader, depth, Wrong(ref reader));
            }

            if (places.Count <= vector.Length) // More are an error, and not to be kept.
            {
                places.Add(place);
            }
        }

        entries.Read([.. places]);
        return entries.Fault(vector) is { } fault ? $"{char.ToUpperInvariant(fault[0])}{fault[1..]}." : null;
    }

    private string? ReadNames(ref Utf8JsonReader reader, VectorEntries entries)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return Wrong(ref reader);
        }

        int depth = reader.CurrentDepth;
        List<string> names = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String || TextOf(ref reader) is not { } name)
            {
                return SkipList(ref reader, depth, Wrong(ref reader));
            }

            names.Add(name);
        }

        entries.Read(names);
        return null;
    }

    private string? ReadByName(ref Utf8JsonReader reader, VectorEntries entries)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Wrong(ref reader);
        }

        Dictionary<string, double> values = new(StringComparer.Ordinal);
        string? fault = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string? name = TextOf(ref reader);
            reader.Read();
            if (name is null || !JsonNumber.TryRead(ref reader, vector.ClrType, null, out double value))
            {
                fault ??= Wrong(ref reader);
                reader.Skip();
                continue;
            }

            if (!values.TryAdd(name, value))
            {
                fault ??= $"{Cited.Text(name)} stands there twice; expected: one value for each name.";
            }
        }

        entries.Read(values);
        return fault;
    }

    // What stands in a list is one level deeper than the list.
    private static string SkipList(ref Utf8JsonReader reader, int depth, string fault)
    {
        while (reader.TokenType != JsonTokenType.EndArray || reader.CurrentDepth > depth)
        {
            reader.Read();
        }

        return fault;
    }

    private static string ExpectedOf(VectorSchema vector) => vector switch
    {
        { IsDense: true } => FormattableString.Invariant($"a list of {vector.Length} finite numbers"),
        { ClrType: "string" } => "a list of texts",
        _ => "an object of finite numbers by name",
    };
}
