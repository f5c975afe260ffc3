using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>Compares a feature of a model file with the record's feature of the same name.</summary>
internal static class FeatureDrift
{
    // The numbers of these enums in a file, by the names that attributes have.
    private static readonly string[] s_axes = ["Rank", "Linear", "Log"];
    private static readonly string[] s_monotone = ["None", "Increasing", "Decreasing"];
    private static readonly string[] s_curvature = ["None", "Convex", "Concave"];

    /// <summary>Adds what differs.</summary>
    public static void Add(List<Drift> drifts, string file, FrozenFeature known, FeatureSpec feature)
    {
        string property = feature.Property;
        if (known.ClrType != feature.Value.ShortName || known.Kind != KindOf(feature))
        {
            drifts.Add(new Drift(DriftDescriptors.Retyped, property, [feature.Name, file, known.DeclaredType, Declared(feature)], known.DeclaredType));
            return; // All else follows from it.
        }

        if (known.IsNullable != feature.Value.IsNullable)
        {
            string change = known.IsNullable ? "may be missing" : "is never missing";
            drifts.Add(new Drift(DriftDescriptors.Nullability, property, [feature.Name, file, change, known.DeclaredType, Declared(feature)], known.DeclaredType));
        }

        if (!known.Levels.SequenceEqual(feature.Levels))
        {
            drifts.Add(new Drift(DriftDescriptors.Levels, property, [feature.Name, file, LevelChange(known.Levels, [.. feature.Levels])]));
        }

        if (known.Unit != feature.Unit)
        {
            drifts.Add(new Drift(DriftDescriptors.Unit, property, [feature.Name, file, Unit(known.Unit), Unit(feature.Unit)], known.Unit));
        }

        foreach ((string what, string found, string expected) in Declarations(known, feature).Where(d => d.Found != d.Expected))
        {
            drifts.Add(new Drift(DriftDescriptors.Declaration, property, [feature.Name, file, what, found, expected]));
        }
    }

    /// <summary>The removed feature that an added one seems to be under another name: the only one of its type and unit.</summary>
    public static FrozenFeature? RenamedFrom(List<FrozenFeature> removed, FeatureSpec feature)
    {
        List<FrozenFeature> alike = [.. removed.Where(f => f.DeclaredType == Declared(feature) && f.Unit == feature.Unit && f.Levels.SequenceEqual(feature.Levels))];
        return alike.Count == 1 ? alike[0] : null;
    }

    /// <summary>A unit as messages show it.</summary>
    public static string Unit(string? unit) => unit is null ? "none" : $"'{unit}'";

    private static FrozenKind KindOf(FeatureSpec feature) =>
        feature.Value.Kind == ValueKind.String ? FrozenKind.OpenCategory : feature.IsNumeric ? FrozenKind.Numeric : FrozenKind.Category;

    private static string Declared(FeatureSpec feature) => feature.Value.ShortName + (feature.Value.IsNullable ? "?" : string.Empty);

    private static string LevelChange(string[] known, string[] levels)
    {
        string[] added = [.. levels.Except(known)], removed = [.. known.Except(levels)];
        return added.Length + removed.Length == 0
            ? $"the model knows them in the order {string.Join(", ", known)}, the record has {string.Join(", ", levels)}"
            : string.Join("; ", new[]
            {
                added.Length > 0 ? $"the model doesn't know {string.Join(", ", added)}" : null,
                removed.Length > 0 ? $"the record lacks {string.Join(", ", removed)}, which the model knows" : null,
            }.Where(change => change is not null));
    }

    private static IEnumerable<(string What, string Found, string Expected)> Declarations(FrozenFeature known, FeatureSpec feature)
    {
        yield return ("special values", Numbers(known.Specials), Numbers(feature.Specials.Select(Parse)));
        yield return ("axis", Name(s_axes, known.Axis), feature.Axis ?? "Rank");
        yield return ("period", Number(known.Period), Number(feature.Period is { } period ? Parse(period) : 0));
        yield return ("order of levels", known.IsOrdered ? "declared" : "none", feature.IsOrdered ? "declared" : "none");
        yield return ("calendar part", Part(known.Part), feature.Part?.ToString() ?? "None");
        yield return ("monotone constraint", Name(s_monotone, known.Monotone), feature.Monotone ?? "None");
        yield return ("curvature", Name(s_curvature, known.Curvature), feature.Curvature ?? "None");
        yield return ("zero", known.ZeroAt is { } zero ? Number(zero) : "its mean", feature.ZeroAt is { } at ? Number(Parse(at)) : "its mean");
    }

    // The parts are flags in a file.
    private static string Part(int flag) => CalendarParts.All.Where(part => 1 << (int)part == flag).Select(part => part.ToString()).FirstOrDefault() ?? "None";

    private static string Name(string[] names, int number) => number < names.Length ? names[number] : CSharpLiteral.Int32(number);

    private static double Parse(string literal) => double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Number(double value) => CSharpLiteral.Double(value);

    private static string Numbers(IEnumerable<double> values)
    {
        string text = string.Join(", ", values.Select(Number));
        return text.Length == 0 ? "none" : text;
    }
}
