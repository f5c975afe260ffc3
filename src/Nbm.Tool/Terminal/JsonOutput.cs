using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nbm.Tool.Terminal;

/// <summary>Results for scripts: camel case, enums as texts, unknown values as null.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes a value as one document.</summary>
    public static void Write(ToolConsole console, object value) => console.Text.WriteLine(JsonSerializer.Serialize(value, s_options));
}
