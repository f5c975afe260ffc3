using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Nbm;

/// <summary>How answers are written and read without reflection, ahead of time too: <c>JsonSerializer.Deserialize(json,
/// NbmJsonContext.Default.ExplanationAnswer)</c>. What a project's own generators write no other one sees; these types are compiled, and
/// any context may name them.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PredictionAnswer))]
[JsonSerializable(typeof(PredictionAnswer[]))]
[JsonSerializable(typeof(ExplanationAnswer))]
[JsonSerializable(typeof(ExplanationAnswer[]))]
[JsonSerializable(typeof(ModelInfo))]
[JsonSerializable(typeof(DriftReport))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
public sealed partial class NbmJsonContext : JsonSerializerContext;
