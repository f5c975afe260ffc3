using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Nbm.Models;

namespace Nbm.Generated;

/// <summary>
/// Says how JSON names the values of an interaction's contribution, which are a tuple:
/// <c>{"Value":{"Seniority":3,"Income":1200},"Score":0.31,"StandardError":null}</c>. On
/// properties of generated explanations.
/// </summary>
/// <param name="features">The names of the features, in the order of the values, with commas between; as an array no attribute could have
/// them and comply with the CLS.</param>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InteractionJsonAttribute(string features) : JsonConverterAttribute
{
    /// <summary>The names of the features, in the order of the values, with commas between.</summary>
    public string Features { get; } = features;

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2026",
        Justification = "Only serializers that reflect ask an attribute for its converter, and they say so.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    public override JsonConverter? CreateConverter(Type typeToConvert) => new InteractionConverterFactory(Features.Split(','));
}
