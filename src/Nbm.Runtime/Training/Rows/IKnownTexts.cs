using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>What texts mean to a model that a fit begins from: they keep their indices.</summary>
internal interface IKnownTexts
{
    /// <summary>The classes of the model, in the order of their indices.</summary>
    ImmutableArray<string> Classes { get; }

    /// <summary>Whether no other text gets an index: new levels are those that the model never saw, and new classes are refused.</summary>
    bool AreAll { get; }

    /// <summary>The levels that the model knows of an open category, in the order of their indices; none if it doesn't have the
    /// feature.</summary>
    ImmutableArray<string> Levels(int feature);
}
