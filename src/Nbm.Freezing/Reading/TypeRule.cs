using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// The types and labels that a model may name: those that the generator knows,
/// enums by their names. Whatever else a file says was never written by it.
/// </summary>
internal static class TypeRule
{
    private static readonly string[] s_numbers =
    [
        "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "nint", "nuint", "Int128", "UInt128", "Half", "float",
        "double", "decimal",
    ];

    private static readonly string[] s_times = ["DateOnly", "DateTime", "DateTimeOffset", "TimeOnly", "TimeSpan"];
    private static readonly string[] s_measures = [.. s_numbers, .. s_times];
    private static readonly string[] s_vectors = ["string", "int", "float", "double"];
    private static readonly string[] s_texts = ["string"];
    private static readonly string[] s_bools = ["false", "true"];

    /// <summary>What is wrong with a number's type, as a clause; null if nothing is.</summary>
    public static string? OfNumber(string type, bool isPart) =>
        isPart ? OneOf(type, s_times, "part of a date or a time") : OneOf(type, s_measures, "number, date or time");

    /// <summary>What is wrong with the type and the levels of a closed category.</summary>
    public static string? OfCategory(string type, bool isPart, IReadOnlyList<string> levels) =>
        isPart ? OneOf(type, s_times, "part of a date or a time") ?? OfMembers(levels, "level") : OfLabels(type, levels, "level");

    /// <summary>What is wrong with the type of an open category.</summary>
    public static string? OfText(string type) => OneOf(type, s_texts, "text");

    /// <summary>What is wrong with the type of a target that is a number.</summary>
    public static string? OfNumericTarget(string type) => OneOf(type, s_numbers, "number");

    /// <summary>What is wrong with the type and the classes of a target that has some; texts, which training learns, have none.</summary>
    public static string? OfClasses(string type, IReadOnlyList<string> classes) =>
        classes.Count == 0 ? OfText(type) : OfLabels(type, classes, "class");

    /// <summary>What is wrong with a vector's type.</summary>
    public static string? OfVector(string type) => OneOf(type, s_vectors, "vector");

    // Those of a bool are written into code as they stand.
    private static string? OfLabels(string type, IReadOnlyList<string> labels, string what)
    {
        if (type == "bool")
        {
            return labels.SequenceEqual(s_bools) ? null
                : $"it is a bool, but its {(what == "class" ? "classes" : "levels")} aren't false and true";
        }

        return NameRule.IsQualified(type.Length > 0 && type[0] == '@' ? type.Remove(0, 1) : type) ? OfMembers(labels, what)
            : $"its type {NameRule.Shown(type)} is none; expected: bool, or the name of an enum";
    }

    private static string? OfMembers(IReadOnlyList<string> labels, string what) =>
        labels.FirstOrDefault(label => !NameRule.IsIdentifier(label)) is { } wrong
        ? $"its {what} {NameRule.Shown(wrong)} is no name of an enum's member"
        : null;

    private static string? OneOf(string type, string[] types, string what) =>
        types.Contains(type) ? null : $"its type {NameRule.Shown(type)} is that of no {what}; expected: {string.Join(", ", types)}";
}
