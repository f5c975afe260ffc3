using System.Collections.Immutable;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Families;

/// <summary>All families: the one place where one is registered.</summary>
internal static class ModelFamilies
{
    /// <summary>The families, in the order in which attributes of a record are looked at. What has scorers comes first, since a record is
    /// read where its first attribute is found.</summary>
    public static ImmutableArray<ModelFamily> All { get; } =
    [
        new("NbmModel", NbmSpec.Parse, ("Model", NbmEmitter.Write), ("Explanation", ExplanationEmitter.WriteAdditive),
            ("Shapes", ShapesEmitter.Write), ("Responses", ChangesEmitter.WriteResponses), ("Changes", ChangesEmitter.WriteChanges),
            ("Editor", EditorEmitter.Write))
        {
            TermTypes = ["Explanation", "Shapes", "Editor"], TakesSparseVectors = true, HoldsConstraints = true, ReadsInteractions = true,
            HeedsSmoothness = true, HasScorers = true,
        },
        new("MlpModel", MlpSpec.Parse, ("Mlp", MlpEmitter.Write)) { TakesDenseVectors = true },
        new("SpamModel", SpamSpec.Parse, ("Spam", SpamEmitter.Write), ("SpamExplanation", SpamEmitter.WriteExplanation))
        {
            TermTypes = ["SpamExplanation"], ReservedNames = ["Interactions"],
        },
        new(
            "ExpertsModel", ExpertsSpec.Parse,
            ("Experts", ExpertsEmitter.Write), ("Groups", ExpertsEmitter.WriteGroups),
            ("ExpertsExplanation", ExpertsExplanationEmitter.Write))
        {
            Enum = "Groups",
            TakesDenseVectors = true,
        },
        new("FlintModel", FlintSpec.Parse, ("Flint", FlintEmitter.Write), ("FlintExplanation", FlintExplanationEmitter.Write))
        {
            TermTypes = ["FlintExplanation"], ReservedNames = [FlintExplanationEmitter.AttributeType, FlintEmitter.ShapesType],
                HasTermTypes = FlintSpec.ReadsFeaturesOf,
            TakesDenseVectors = true, ReadsInteractions = true,
        },
    ];

    /// <summary>What is generated of every record, whatever its families; the CSV reader only where CsvHelper is referenced.</summary>
    public static ImmutableArray<string> RecordSuffixes { get; } = ["Encoder", "Csv", DbRowsEmitter.Suffix];
}
