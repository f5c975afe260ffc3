using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nbm.Serving;

/// <summary>The JSON Schema of a row that a model takes.</summary>
internal static class RowSchema
{
    /// <summary>The schema as a document of its own.</summary>
    public static byte[] Write(TrainedModel model, JsonRowReader rows)
    {
        JsonObject schema = Of(model, rows);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            schema.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>The schema as part of another document.</summary>
    public static JsonObject Of(TrainedModel model, JsonRowReader rows)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (JsonField field in rows.Fields)
        {
            properties[field.Name] = field.Describe();
            if (!field.IsNullable)
            {
                required.Add((JsonNode)field.Name);
            }
        }

        return new JsonObject
        {
            ["title"] = model.Schema.Name,
            ["description"] = $"A row of {model.Schema.Name}. Names of properties may be in any case; the target "
                + $"{model.Schema.Target.Name} and other properties are passed over.",
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
        };
    }
}
