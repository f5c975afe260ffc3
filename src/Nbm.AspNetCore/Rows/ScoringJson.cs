using System.Text.Json.Serialization.Metadata;

namespace Nbm;

/// <summary>Records as JSON for handlers of your own.</summary>
public static class ScoringJson
{
    /// <summary>
    /// The same types, of which no record asks for what training alone needs: its <c>[Target]</c>, <c>[Weight]</c>, <c>[Event]</c>,
    /// <c>[Entry]</c> and <c>[Stratum]</c> may be absent though they are <c>required</c>, and have the default of their type then, which
    /// nothing reads. <see cref="NbmEndpointExtensions.MapNbmModel{TModel}"/> needs none of this.
    /// </summary>
    /// <param name="resolver">Where types come from: a <c>JsonSerializerContext</c>, or a
    /// <see cref="DefaultJsonTypeInfoResolver"/>.</param>
    public static IJsonTypeInfoResolver ForScoring(this IJsonTypeInfoResolver resolver)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return resolver.WithAddedModifier(static type =>
        {
            foreach (JsonPropertyInfo property in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
            {
                if (property.IsRequired && property.AttributeProvider is { } own && IsForTraining(own))
                {
                    property.IsRequired = false;
                }
            }
        });
    }

    private static bool IsForTraining(System.Reflection.ICustomAttributeProvider property) =>
        property.IsDefined(typeof(TargetAttribute), true) || property.IsDefined(typeof(WeightAttribute), true)
        || property.IsDefined(typeof(EventAttribute), true) || property.IsDefined(typeof(EntryAttribute), true)
        || property.IsDefined(typeof(StratumAttribute), true);
}
