using System.Collections.Immutable;
using Nbm.Tool.Scaffolding.Levels;
using Nbm.Tool.Scaffolding.Plans;

namespace Nbm.Tool.Comparison;

/// <summary>The schema of the record that <c>nbm scaffold</c> would write for a file.</summary>
internal static class FileSchema
{
    // As [NbmModel] has them by default.
    private const double TweediePower = 1.5;
    private const double QuantileLevel = 0.5;

    public static ModelSchema Of(RecordPlan plan)
    {
        Property target = plan.Properties.Single(property => property.Role == Role.Target);
        return new ModelSchema
        {
            Name = plan.Name,
            Features = [.. plan.Properties.Where(property => property.Role == Role.Feature).Select(Feature)],
            Interactions = [],
            Target = Target(target, plan.Task),
            WeightColumn = Column(plan, Role.Weight),
            OffsetColumn = Column(plan, Role.Offset),
            ExposureColumn = Column(plan, Role.Exposure),
            EventColumn = Column(plan, Role.Event),
        };
    }

    private static string? Column(RecordPlan plan, Role role) =>
        plan.Properties.FirstOrDefault(property => property.Role == role)?.Column.Name;

    private static FeatureSchema Feature(Property property) => new()
    {
        Name = property.Name,
        Column = property.Column.Name,
        Kind = property.Levels is not null || property.Type == "bool" ? FeatureKind.Category
            : property.Type == "string" ? FeatureKind.OpenCategory
            : FeatureKind.Numeric,
        ClrType = property.Type,
        IsNullable = property.IsNullable,
        Levels = property.Levels is { } levels ? [.. levels.Levels.Select(level => level.Name)] : property.Type == "bool"
            ? ["false", "true"] : [],
        LevelTexts = property.Levels is { } texts ? [.. texts.Levels.Select(TextsOf)] : [],
        IsOrdered = property.Levels is { IsOrdinal: true },
        Specials = [.. property.Specials.Order()],
    };

    private static TargetSchema Target(Property property, ModelTask task)
    {
        bool areClasses = property.Levels is not null || property.Type is "bool" or "string";
        ModelTask own = task != ModelTask.Auto ? task
            : property.Type == "bool" || property.Levels is { Levels.Length: 2 } ? ModelTask.Binary
            : areClasses ? ModelTask.Multiclass
            : ModelTask.Regression;
        return new TargetSchema
        {
            Name = property.Name,
            Column = property.Column.Name,
            Task = own,
            ClrType = property.Type,
            IsNullable = property.IsNullable,
            Parameter = own switch { ModelTask.Tweedie => TweediePower, ModelTask.Quantile => QuantileLevel, _ => null },
            Classes = property.Levels is { } levels ? [.. levels.Levels.Select(level => level.Name)] : property.Type == "bool"
                ? ["false", "true"] : [],
            ClassTexts = property.Levels is { } texts ? [.. texts.Levels.Select(TextsOf)] : [],
        };
    }

    private static ImmutableArray<string> TextsOf(Level level) => level.Name == level.Text ? [] : [level.Text];
}
