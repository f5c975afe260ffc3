using Nbm.Freezing;

namespace Nbm;

/// <summary>
/// What must hold of the names, types and labels of a schema: they are those of source, which the generator read. Columns, units and
/// descriptions may be any text.
/// </summary>
internal static class LabelRules
{
    /// <summary>The first rule that a schema breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(ModelSchema schema) =>
        Named("schema", schema.Name, null)
        ?? First(schema.Features.Select(feature => Named("feature", feature.Name, TypeOf(feature))))
        ?? First(schema.Interactions.Select(interaction => Named("interaction", interaction.Name, null)))
        ?? First(schema.Vectors.Select(vector => Named("vector", vector.Name, TypeRule.OfVector(vector.ClrType))))
        ?? Named("target", schema.Target.Name, TypeOf(schema.Target));

    private static string? TypeOf(FeatureSchema feature) => feature.Kind switch
    {
        FeatureKind.Numeric => TypeRule.OfNumber(feature.ClrType, feature.Part != CalendarPart.None),
        FeatureKind.Category => TypeRule.OfCategory(feature.ClrType, feature.Part != CalendarPart.None, feature.Levels),
        _ => TypeRule.OfText(feature.ClrType),
    };

    private static string? TypeOf(TargetSchema target) => TaskRules.IsNumeric(target.Task)
        ? TypeRule.OfNumericTarget(target.ClrType)
        : TypeRule.OfClasses(target.ClrType, target.Classes);

    private static string? Named(string what, string name, string? type) =>
        NameRule.Violation(name) is { } wrong ? $"{what}: {wrong}" : type is null ? null : $"{what} {name}: {type}";

    private static string? First(IEnumerable<string?> violations) => violations.FirstOrDefault(violation => violation is not null);
}
