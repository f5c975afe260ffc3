using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm;

/// <summary>What must hold of any schema, whether generated, written by hand or read from a file.</summary>
internal static class SchemaRules
{
    private const int MostFeatures = 16; // More than any interaction has, whose table would have 2¹⁶ values.

    /// <summary>The first rule that a schema breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(ModelSchema schema)
    {
        if (schema.Features.IsEmpty && schema.Vectors.IsEmpty)
        {
            return $"the schema {Cited.Text(schema.Name)} has no features";
        }

        var names = new HashSet<string>(schema.AllTerms, StringComparer.Ordinal);
        foreach (FeatureSchema feature in schema.Features)
        {
            string? violation = names.Add(feature.Name) ? Check(feature) : "its name is taken by an earlier feature";
            if (violation is not null)
            {
                return $"feature {Cited.Text(feature.Name)}: {violation}";
            }
        }

        foreach (InteractionSchema interaction in schema.Interactions)
        {
            string? violation = names.Add(interaction.Name) ? Check(interaction, schema.Features.Length)
                : "its name is taken by an earlier term";
            if (violation is not null)
            {
                return $"interaction {Cited.Text(interaction.Name)}: {violation}";
            }
        }

        foreach (VectorSchema vector in schema.Vectors)
        {
            string? violation = names.Add(vector.Name) ? Check(vector) : "its name is taken by an earlier term";
            if (violation is not null)
            {
                return $"vector {Cited.Text(vector.Name)}: {violation}";
            }
        }

        return (Check(schema.Target)
            ?? LevelTextRules.FirstViolation(schema.Target.IsEnum, schema.Target.Classes, schema.Target.ClassTexts,
                schema.Target.ClassNumbers)
            ?? TaskRules.FirstViolation(schema)) is string wrong
            ? $"target {Cited.Text(schema.Target.Name)}: {wrong}"
            : Constraints(schema) ?? LabelRules.FirstViolation(schema);
    }

    private static string? Check(FeatureSchema feature) => Levels(feature)
        ?? LevelTextRules.FirstViolation(feature.IsEnum, feature.Levels, feature.LevelTexts, feature.LevelNumbers)
        ?? Smoothness(feature.Smoothness) ?? DeclaredRules.FirstViolation(feature);

    private static string? Smoothness(double smoothness) => smoothness > 0 && double.IsFinite(smoothness)
        ? null
        : FormattableString.Invariant($"its smoothness is {smoothness}, not a finite number above 0");

    private static string? Levels(FeatureSchema feature) => feature.Kind switch
    {
        FeatureKind.Category => feature.Levels.IsEmpty ? "a closed category needs levels" : Distinct(feature.Levels, "level"),
        FeatureKind.Numeric or FeatureKind.OpenCategory => feature.Levels.IsEmpty ? null : "only a closed category has levels",
        _ => $"{feature.Kind:D} is no kind of feature",
    };

    private static string? Check(InteractionSchema interaction, int features)
    {
        if (interaction.Features.Length < 2)
        {
            return "it needs two features or more";
        }

        ReadOnlySpan<int> own = interaction.Features.AsSpan(); // Plain loops: there may be as many as the file has bytes for.
        for (int i = 0; i < own.Length; i++)
        {
            if (own[i] < 0 || own[i] >= features)
            {
                return $"it names a feature that isn't among the {features}";
            }

            if (own.Length <= MostFeatures ? own[..i].Contains(own[i]) : i == 0 && interaction.Features.Distinct().Count() < own.Length)
            {
                return "it names a feature twice";
            }
        }

        return null;
    }

    private static string? Check(VectorSchema vector) => vector.MinCount < 1 || vector.MaxNames < 1
        ? FormattableString.Invariant(
            $"its minimum count is {vector.MinCount} and its most names are {vector.MaxNames}; both must be 1 or more")
        : DenseRule.Violation(vector.ClrType, vector.Length, vector.Width, vector.Height);

    private static string? Constraints(ModelSchema schema)
    {
        FeatureSchema? bound = schema.Features.FirstOrDefault(feature => feature.IsConstrained);
        if (bound is not null && schema.Target.Task == ModelTask.Multiclass)
        {
            return $"feature {Cited.Text(bound.Name)}: a multiclass model has a score for each class, which can't all be "
                + $"{(bound.Monotone == Monotone.None ? "curved" : "monotone")}";
        }

        if (schema.Features.Count(feature => feature.Curvature != Curvature.None) < 2)
        {
            return null;
        }

        foreach (InteractionSchema interaction in schema.Interactions)
        {
            string[] curved = [.. interaction.Features.Select(f => schema.Features[f]).Where(feature => feature.Curvature != Curvature.None)
                .Select(feature => feature.Name)];
            if (curved.Length > 1)
            {
                return $"interaction {Cited.Text(interaction.Name)}: {Cited.Text(curved[0])} and {Cited.Text(curved[1])} both have a "
                    + "curvature, which an interaction can hold for one feature only";
            }
        }

        return null;
    }

    private static string? Check(TargetSchema target) => TaskRules.Facts(target.Task)?.Target switch
    {
        TaskTarget.Number or TaskTarget.FromZero or TaskTarget.AboveZero =>
            target.Classes.IsEmpty ? null : "a numeric target has no classes",
        TaskTarget.TwoClasses =>
            target.Classes.Length == 2 ? Distinct(target.Classes, "class") : $"a binary target has 2 classes, not {target.Classes.Length}",
        TaskTarget.Classes => Distinct(target.Classes, "class"),
        _ => $"{target.Task} is no task that a trained model can have",
    };

    private static string? Distinct(ImmutableArray<string> names, string what)
    {
        var seen = new HashSet<string>(names.Length, StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name))
            {
                return $"the {what} '{Cited.Text(name)}' occurs twice";
            }
        }

        return null;
    }
}
