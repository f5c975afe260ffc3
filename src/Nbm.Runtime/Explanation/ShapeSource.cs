using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Where a shape comes from: a term of an additive model, and the output that it adds to.</summary>
/// <param name="model">The model.</param>
/// <param name="index">The index of the feature, or the number of features plus the index of the interaction; of a vector its own.</param>
/// <param name="output">Which output.</param>
internal readonly struct ShapeSource(AdditiveModel model, int index, int output)
{
    public Term Term => model.Terms[index];

    public VectorTerm Vector => model.Vectors[index];

    public int Output => output;

    /// <summary>Whether the model has standard errors.</summary>
    public bool HasErrors => model.HasStandardErrors;

    /// <summary>What the scores are of.</summary>
    public string ScoreName => Models.ScoreName.Of(model, output);

    public FeatureSchema Feature(int feature) => model.Schema.Features[feature];

    /// <summary>The levels of a category as a person knows them, in the order of their indices; of numbers none.</summary>
    public ImmutableArray<string> Levels(int feature) => Feature(feature).Kind == FeatureKind.OpenCategory
        ? model.Vocabularies.Levels(feature)
        : Feature(feature).ShownLevels;
}
