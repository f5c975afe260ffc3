using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Levels;
using Nbm.Tool.Scaffolding.Sources;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>Gives enums their names: one to all columns that have the same levels.</summary>
internal static class EnumTypes
{
    private const int LeastWord = 3;
    private const int LongestList = 40;

    /// <summary>Properties with the names of their types.</summary>
    public static Property[] Named(Property[] properties, Identifiers types)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, Property> group in properties.Where(property => property.Levels is not null)
            .GroupBy(property => property.Levels!.Key))
        {
            Property[] same = [.. group];
            string suffix = same[0].Role == Role.Target ? "Class" : "Level";
            names[group.Key] = types.Free(same.Length == 1 ? same[0].Name : CommonName(same), suffix);
        }

        return [.. properties.Select(property => property.Levels is { } levels ? property with { Type = names[levels.Key] } : property)];
    }

    // What the columns are called alike, or the scale, or the levels themselves.
    private static string CommonName(Property[] same)
    {
        string[][] words = [.. same.Select(property => NameWords.Of(property.Name))];
        string[] common = [
            .. words[0].Where(word => word.Length >= LeastWord && !char.IsAsciiDigit(word[0]) && words.All(own => own.Contains(word)))];
        LevelSet levels = same[0].Levels!;
        string list = string.Join("Or", levels.Levels.Select(level => level.Name));
        return common.Length > 0 ? Identifiers.Of(string.Join(' ', common))
            : levels.Scale
                ?? (list.Length <= LongestList ? list.TrimStart('_') is var name && char.IsLetter(name[0]) ? name : "_" + name
                    : same[0].Name + "Level");
    }
}
