using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Nbm.Serving;

/// <summary>Says in a document of the API what a request holds: a row of the model that serves, or a list of them.</summary>
internal static class RowOperation
{
    public static Task DescribeAsync(OpenApiOperation operation, ModelHost host)
    {
        if (host.CurrentOrNull is not { } served)
        {
            return Task.CompletedTask;
        }

        OpenApiSchema row = SchemaOf(RowSchema.Of(served.Trained, served.Rows));
        var list = new OpenApiSchema { Type = JsonSchemaType.Array, Items = row, MaxItems = host.MaxRows };
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/json"] = new() { Schema = new OpenApiSchema { OneOf = [row, list] } },
            },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema SchemaOf(JsonObject schema)
    {
        var result = new OpenApiSchema
        {
            Title = (string?)schema["title"],
            Description = (string?)schema["description"],
            Format = (string?)schema["format"],
            Type = TypeOf(schema["type"]),
            MinItems = (int?)schema["minItems"],
            MaxItems = (int?)schema["maxItems"],
            ExclusiveMinimum = schema["exclusiveMinimum"]?.ToJsonString(),
        };
        if (schema["items"] is JsonObject items)
        {
            result.Items = SchemaOf(items);
        }

        if (schema["additionalProperties"] is JsonObject others)
        {
            result.AdditionalProperties = SchemaOf(others);
        }

        if (schema["examples"] is JsonArray examples)
        {
            result.Examples = [.. examples.Select(example => example!.DeepClone())];
        }

        if (schema["properties"] is JsonObject properties)
        {
            result.Properties = properties.ToDictionary(
                own => own.Key, own => (IOpenApiSchema)SchemaOf((JsonObject)own.Value!), StringComparer.Ordinal);
            result.Required = ((JsonArray)schema["required"]!).Select(name => (string)name!).ToHashSet(StringComparer.Ordinal);
        }

        return result;
    }

    private static JsonSchemaType? TypeOf(JsonNode? type) => type switch
    {
        null => null,
        JsonArray all => all.Select(own => TypeOf(own)).Aggregate((a, b) => a | b),
        _ => (string?)type switch
        {
            "null" => JsonSchemaType.Null,
            "boolean" => JsonSchemaType.Boolean,
            "integer" => JsonSchemaType.Integer,
            "number" => JsonSchemaType.Number,
            "array" => JsonSchemaType.Array,
            "object" => JsonSchemaType.Object,
            _ => JsonSchemaType.String,
        },
    };
}
