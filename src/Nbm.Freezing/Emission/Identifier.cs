using System;

namespace Nbm.Freezing;

/// <summary>The only writer of a model's names as identifiers. Whatever the rules let through, it writes nothing that isn't one.</summary>
internal static class Identifier
{
    /// <summary>A name as it stands in code. Keywords begin with a small letter or
    /// two underscores, and an @ before any other name changes nothing.</summary>
    public static string Of(string name) =>
        char.IsLower(Checked(name)[0]) || name.StartsWith("__", StringComparison.Ordinal) ? "@" + name : name;

    /// <summary>A name of the scorer's own: a model's with a suffix, which begins with a capital, so that it is no keyword.</summary>
    // Also where there is one already: no two names become one.
    public static string With(string name, string suffix) =>
        (IsAccessor(Checked(name).TrimStart('_')) ? "_" : string.Empty) + name + suffix;

    /// <summary>Whether a name is that of a property's accessor in metadata, which a property of another name can't have.</summary>
    public static bool IsAccessor(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal);

    /// <summary>What a row has of a vector: texts, or pairs of a text and a number.</summary>
    public static string EntryOf(FrozenVector vector) => vector.ClrType switch
    {
        "string" => "string",
        "int" => "global::System.Collections.Generic.KeyValuePair<string, int>",
        "float" => "global::System.Collections.Generic.KeyValuePair<string, float>",
        "double" => "global::System.Collections.Generic.KeyValuePair<string, double>",
        _ => throw new InvalidOperationException($"{NameRule.Shown(vector.ClrType)} is no type of a vector."),
    };

    private static string Checked(string name) =>
        NameRule.IsIdentifier(name) ? name
            : throw new InvalidOperationException($"{NameRule.Shown(name)} is no identifier, and can't be written as one.");
}
