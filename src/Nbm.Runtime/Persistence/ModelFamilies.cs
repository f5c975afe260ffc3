using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>The families of models that can be saved and loaded.</summary>
internal sealed class ModelFamilies(params ImmutableArray<FamilyFormat> all)
{
    /// <summary>Those of this program: a new family adds its format here.</summary>
    public static ModelFamilies Known { get; } = new(new AdditiveFormat(), new MlpFormat(), new SpamFormat(), new ExpertsFormat(),
        new FlintFormat());

    /// <summary>The format of a model.</summary>
    /// <exception cref="NotSupportedException">Its family has none.</exception>
    public FamilyFormat Of(TrainedModel model) => all.FirstOrDefault(format => format.Model == model.GetType())
        ?? throw new NotSupportedException($"A {model.GetType().Name} can't be saved: its family has no format for files.");

    /// <summary>The format of a family by its name in a file.</summary>
    /// <param name="family">The name.</param>
    /// <param name="expected">The class of the model that is to be loaded; <see cref="TrainedModel"/> for any.</param>
    /// <exception cref="FileFormatException">The family is another, or isn't known.</exception>
    public FamilyFormat Find(string family, Type expected)
    {
        FamilyFormat found = all.FirstOrDefault(format => format.Family == family)
            ?? throw new FileFormatException(
                $"it holds a model of the family {NameRule.Shown(family)}; this program knows "
                    + $"{string.Join(", ", all.Select(format => NameRule.Shown(format.Family)))}; update Nbm");
        return expected.IsAssignableFrom(found.Model)
            ? found
            : throw new OtherFamilyException(family, found.Model, expected);
    }
}
