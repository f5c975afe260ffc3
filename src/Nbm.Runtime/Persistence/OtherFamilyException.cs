using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>A file of another family than the one that is to be loaded.</summary>
/// <param name="family">What the family is called in files.</param>
/// <param name="found">The class of its models.</param>
/// <param name="expected">The class that is to be loaded.</param>
internal sealed class OtherFamilyException(string family, Type found, Type expected)
    : FileFormatException(
        $"{Holds(family)}, which {found.Name}.Load loads, and {nameof(TrainedModel)}.Load as any other; this is {expected.Name}.Load")
{
    /// <summary>The same to those who load into the types of a record.</summary>
    /// <param name="stem">The stem of the names of generated types.</param>
    public string InTypesOf(string stem) =>
        $"{Holds(family)}, which {Typed(stem, found)}.Load loads where the record has "
            + $"[{(found == typeof(AdditiveModel) ? "NbmModel" : found.Name)}], "
        + $"and {nameof(TrainedModel)}.Load without types; this is {Typed(stem, expected)}.Load";

    private static string Holds(string family) => $"it holds a model of the family {NameRule.Shown(family)}";

    // As the generator names them: the class without "Model", and of additive models that word alone.
    private static string Typed(string stem, Type model) =>
        stem + (model == typeof(AdditiveModel) ? "Model" : model.Name[..^"Model".Length]);
}
