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

    /// <summary>Adds what differs. From another type or part all else follows.</summary>
    public static void Add(List<Drift> drifts, string file, FrozenFeature known, FeatureSpec feature)
    {
        void Report(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, string? found, params string[] what) =>
            drifts.Add(new Drift(rule, feature.Property, [feature.Name, file, .. what], found));

        if (known.ClrType != feature.Value.ShortName)
        {
            Report(DriftDescriptors.Retyped, known.DeclaredType, known.DeclaredType, Declared(feature));
            return;
        }

        if (Part(known.Part) is var part && Part(feature) is var declared && part != declared)
        {
            Report(DriftDescriptors.Declaration, null, "calendar part", part, declared);
            return;
        }

        if (known.Kind != KindOf(feature)) // An enum has the name of a number, or the other way round.
        {
            Report(DriftDescriptors.Retyped, null, $"{known.DeclaredType} ({known.Kind})", $"{Declared(feature)} ({KindOf(feature)})");
            return;
        }

        if (known.IsNullable != feature.Value.IsNullable)
        {
            Report(DriftDescriptors.Nullability, known.DeclaredType, known.IsNullable ? "may be missing" : "is never missing",
                known.DeclaredType, Declared(feature));
        }

        if (!known.Levels.SequenceEqual(feature.Levels))
        {
            Report(DriftDescriptors.Levels, null, LevelChange(known.Levels, feature.Levels));
        }

        if (known.Unit != feature.Unit)
        {
            Report(DriftDescriptors.Unit, known.Unit, Unit(known.Unit), Unit(feature.Unit));
        }

        foreach ((string what, string found, string expected) in Declarations(known, feature).Where(d => d.Found != d.Expected))
        {
            Report(DriftDescriptors.Declaration, null, what, found, expected);
        }
    }

    /// <summary>Whether two features, one from the file and one of the record, could
    /// be one under two names: of one type, part, unit and levels.</summary>
    public static bool AreAlike(FrozenFeature known, FeatureSpec feature) =>
        known.DeclaredType == Declared(feature) && known.Kind == KindOf(feature) && known.Unit == feature.Unit
            && Part(known.Part) == Part(feature)
        && known.Levels.SequenceEqual(feature.Levels);

    /// <summary>The property that a feature of the file was: a part's name is its property's and its own.</summary>
    public static string PropertyOf(FrozenFeature known) =>
        known.Part != 0 && Part(known.Part) is var part && known.Name.Length > part.Length
            && known.Name.EndsWith(part, StringComparison.Ordinal)
            ? known.Name.Substring(0, known.Name.Length - part.Length)
            : known.Name;

    /// <summary>A unit as messages show it.</summary>
    public static string Unit(string? unit) => unit is null ? "none" : $"'{unit}'";

    /// <summary>How levels differ, or classes, as a clause.</summary>
    public static string LevelChange(string[] known, EquatableArray<string> levels)
    {
        string[] added = [.. levels.Except(known)], removed = [.. known.Except(levels)];
        return added.Length + removed.Length == 0
            ? $"the model has them in the order {string.Join(", ", known)}, the record in the order {string.Join(", ", levels)}"
            : string.Join(", and ", new[]
            {
                added.Length > 0 ? $"the model doesn't know {string.Join(", ", added)}" : null,
                removed.Length > 0 ? $"the record lacks {string.Join(", ", removed)}" : null,
            }.Where(change => change is not null));
    }

    private static FrozenKind KindOf(FeatureSpec feature) =>
        feature.Value.Kind == ValueKind.String ? FrozenKind.OpenCategory : feature.IsNumeric ? FrozenKind.Numeric : FrozenKind.Category;

    private static string Declared(FeatureSpec feature) => feature.Value.ShortName + (feature.Value.IsNullable ? "?" : string.Empty);

    private static IEnumerable<(string What, string Found, string Expected)> Declarations(FrozenFeature known, FeatureSpec feature)
    {
        yield return ("set of special values", Numbers(known.Specials), Numbers(feature.Specials.Select(Parse)));
        yield return ("axis", Name(s_axes, known.Axis), feature.Axis ?? "Rank");
        yield return ("period", Number(known.Period), Number(feature.Period is { } period ? Parse(period) : 0));
        yield return ("order of levels", known.IsOrdered ? "declared" : "none", feature.IsOrdered ? "declared" : "none");
        yield return ("monotone constraint", Name(s_monotone, known.Monotone), feature.Monotone ?? "None");
        yield return ("curvature", Name(s_curvature, known.Curvature), feature.Curvature ?? "None");
        yield return ("zero", known.ZeroAt is { } zero ? Number(zero) : "its mean", feature.ZeroAt is { } at ? Number(Parse(at))
            : "its mean");
    }

    // The parts are flags in a file.
    private static string Part(int flag) =>
        CalendarParts.All.Where(part => 1 << (int)part == flag).Select(part => part.ToString()).FirstOrDefault() ?? Name(["None"], flag);

    private static string Part(FeatureSpec feature) => feature.Part?.ToString() ?? "None";

    private static string Name(string[] names, int number) => number < names.Length ? names[number] : CSharpLiteral.Int32(number);

    private static double Parse(string literal) => double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Number(double value) => CSharpLiteral.Double(value);

    // In no order: a value is looked for among them.
    private static string Numbers(IEnumerable<double> values)
    {
        string text = string.Join(", ", values.OrderBy(value => value).Select(Number));
        return text.Length == 0 ? "none" : text;
    }
}
