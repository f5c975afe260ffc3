using System.Linq;

namespace Nbm.Freezing;

/// <summary>That names, types and labels of a model are those of source: the runtime's
/// rule of the same kind, before any of them is written into code.</summary>
internal static class FrozenLabels
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(FrozenModel model) =>
        Named("schema", model.Name, null)
        ?? model.Features.Select(feature => Named("feature", feature.Name, TypeOf(feature))).FirstOrDefault(wrong => wrong is not null)
        ?? model.Interactions.Select(interaction => Named("interaction", interaction.Name, null)).FirstOrDefault(wrong => wrong is not null)
        ?? model.Vectors.Select(vector => Named("vector", vector.Name, TypeRule.OfVector(vector.ClrType)))
            .FirstOrDefault(wrong => wrong is not null)
        ?? Named("target", model.Target.Name, TypeOf(model.Target));

    private static string? TypeOf(FrozenFeature feature) => feature.Kind switch
    {
        FrozenKind.Numeric => TypeRule.OfNumber(feature.ClrType, feature.Part != 0),
        FrozenKind.Category => TypeRule.OfCategory(feature.ClrType, feature.Part != 0, feature.Levels),
        _ => TypeRule.OfText(feature.ClrType),
    };

    private static string? TypeOf(FrozenTarget target) => target.Task.Facts().IsNumeric
        ? TypeRule.OfNumericTarget(target.ClrType)
        : TypeRule.OfClasses(target.ClrType, target.Classes);

    private static string? Named(string what, string name, string? type) =>
        NameRule.Violation(name) is { } wrong ? $"the {what}: {wrong}" : type is null ? null : $"the {what} {name}: {type}";
}
