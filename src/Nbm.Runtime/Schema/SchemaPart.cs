using System.Collections.Immutable;

namespace Nbm;

/// <summary>Whether a record has all that a model was trained on, and perhaps more: then training may begin from the model.</summary>
internal static class SchemaPart
{
    /// <summary>For each feature of a record which of the model's it is; −1 for those that the model doesn't have.</summary>
    /// <param name="model">What the model was trained on.</param>
    /// <param name="record">What is to be trained.</param>
    /// <exception cref="NbmSchemaException">The model has a feature that the record hasn't or means something else by, or another target;
    /// the message names it.</exception>
    public static ImmutableArray<int> Features(ModelSchema model, ModelSchema record)
    {
        var places = new int[record.Features.Length];
        Array.Fill(places, -1);
        for (int f = 0; f < model.Features.Length; f++)
        {
            FeatureSchema feature = model.Features[f];
            int place = Find(record.Features, feature.Name);
            if (place < 0)
            {
                throw Unsuitable(model, record, $"{record.Name} has no feature {feature.Name}, which the model has");
            }

            if (SchemaComparison.Feature(Free(feature), Free(record.Features[place])) is { } difference)
            {
                throw Unsuitable(model, record, $"feature {feature.Name}: {difference}");
            }

            places[place] = f;
        }

        return SchemaComparison.Outcome(model, record) is { } other ? throw Unsuitable(model, record, other) : [.. places];
    }

    // Constraints are held by the new fit, whatever the old one held.
    private static FeatureSchema Free(FeatureSchema feature) =>
        feature with { Monotone = Monotone.None, Curvature = Curvature.None, ZeroAt = null };

    private static int Find(ImmutableArray<FeatureSchema> features, string name)
    {
        for (int f = 0; f < features.Length; f++)
        {
            if (features[f].Name == name)
            {
                return f;
            }
        }

        return -1;
    }

    private static NbmSchemaException Unsuitable(ModelSchema model, ModelSchema record, string why) => new(
        $"Training of {record.Name} can't begin from this model of {model.Name}: {why}. "
        + "A record may have more features and other interactions than the model, but all features of the model, as they were, and its "
        + "target. Otherwise train from scratch.");
}
