using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Which level a text is: the one rule by which CSV files are read and exports compare. A declared text comes
/// first (<c>[Level]</c>), then a member's name, both exactly. Then whatever has the key
/// (<see cref="LevelKey"/>) of a declared text, or of a name where none is declared, or is a member's number;
/// numbers count only where no text is declared and no name is one. What has the key of two levels is neither.
/// </summary>
internal sealed class LevelTable
{
    /// <summary>No level has the text.</summary>
    public const int None = -1;

    /// <summary>Several levels could have the text.</summary>
    public const int Ambiguous = -2;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _alike = new(StringComparer.Ordinal);
    private readonly List<Claim> _claims = [];

    private LevelTable()
    {
    }

    /// <summary>Texts that are levels as they stand, with their levels, or <see cref="Ambiguous"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, int>> Exact => _exact;

    /// <summary>Keys with their levels, or <see cref="Ambiguous"/>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, int>> Alike => _alike;

    /// <summary>The levels of an enum.</summary>
    /// <param name="names">The name of each.</param>
    /// <param name="texts"> For each level the texts that are declared, the first of which exports
    /// write, or none; where the first is the name, the others are further names. Or no arrays at all.
    /// </param>
    /// <param name="numbers">The number of each; none at all if they aren't known.</param>
    public static LevelTable Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> texts, IReadOnlyList<long> numbers)
    {
        var table = new LevelTable();
        bool[] areDeclared = [.. names.Select((name, level) => level < texts.Count && texts[level].Count > 0 && texts[level][0] != name)];
        for (int level = 0; level < names.Count; level++)
        {
            foreach (string text in areDeclared[level] ? texts[level] : [])
            {
                table.Add(text, level, LevelKey.Of(text), isDeclared: true);
            }
        }

        for (int level = 0; level < names.Count; level++)
        {
            table.Add(names[level], level, areDeclared[level] ? null : LevelKey.OfName(names[level]), isDeclared: false);
            foreach (string alias in !areDeclared[level] && level < texts.Count ? texts[level].Skip(1) : [])
            {
                table.Add(alias, level, LevelKey.OfName(alias), isDeclared: false);
            }
        }

        if (numbers.Count == names.Count && !areDeclared.Contains(true) && !table._alike.Keys.Any(IsNumber))
        {
            for (int level = 0; level < names.Count; level++)
            {
                string number = numbers[level].ToString(CultureInfo.InvariantCulture);
                table.Add(number, level, LevelKey.Of(number), isDeclared: false);
            }
        }

        return table;
    }

    /// <summary>The level that a text is; <see cref="None"/> or <see cref="Ambiguous"/> if it is none.</summary>
    public int Find(string text) =>
        _exact.TryGetValue(text, out int level) || (LevelKey.Of(text) is { Length: > 0 } key && _alike.TryGetValue(key, out level))
            ? level : None;

    /// <summary>The first text that two levels have, declared or as a name; null if there is
    /// none. Names are distinct. Takes little memory, for files that nobody knows.</summary>
    public static (int First, int Second, string Text)? Clash(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int level = 0; level < (texts.Count == 0 ? 0 : names.Count); level++)
        {
            levels[names[level]] = level;
        }

        for (int level = 0; level < texts.Count; level++)
        {
            foreach (string text in texts[level])
            {
                if (levels.TryGetValue(text, out int other) && other != level)
                {
                    return (Math.Min(level, other), Math.Max(level, other), text);
                }

                levels[text] = level;
            }
        }

        return null;
    }

    /// <summary>
    /// Texts that two levels could claim: those that both have, and those of one key, unless
    /// both were chosen for the data, which tell such levels apart by nothing else.
    /// </summary>
    public IEnumerable<(int First, int Second, string Text)> Conflicts()
    {
        foreach (IGrouping<string, Claim> claims in _claims.GroupBy(claim => claim.Text, StringComparer.Ordinal))
        {
            Claim first = claims.First();
            if (claims.FirstOrDefault(claim => claim.Level != first.Level) is { } second)
            {
                yield return (Math.Min(first.Level, second.Level), Math.Max(first.Level, second.Level), claims.Key);
            }
        }

        foreach (IGrouping<string, Claim> claims in _claims.Where(claim => claim.Key is { Length: > 0 })
            .GroupBy(claim => claim.Key!, StringComparer.Ordinal))
        {
            Claim? name = claims.FirstOrDefault(claim => !claim.IsDeclared);
            if (name is not null && claims.FirstOrDefault(claim => claim.Level != name.Level && claim.Text != name.Text) is { } other)
            {
                yield return (Math.Min(name.Level, other.Level), Math.Max(name.Level, other.Level), claims.Key);
            }
        }
    }

    /// <summary>The levels that a text could be, where it is <see cref="Ambiguous"/>.</summary>
    public IEnumerable<int> Claimants(string text)
    {
        string key = LevelKey.Of(text);
        return _claims.Where(claim => claim.Text == text || claim.Key == key).Select(claim => claim.Level).Distinct();
    }

    private static bool IsNumber(string key) =>
        key.All(c => c is >= '0' and <= '9' || LevelKey.IsSeparator(c)) && key.Any(c => !LevelKey.IsSeparator(c));

    private void Add(string text, int level, string? key, bool isDeclared)
    {
        _claims.Add(new Claim(text, level, key, isDeclared));
        Add(_exact, text, level);
        if (key is { Length: > 0 })
        {
            Add(_alike, key, level);
        }
    }

    private static void Add(Dictionary<string, int> levels, string text, int level) =>
        levels[text] = !levels.TryGetValue(text, out int other) || other == level ? level : Ambiguous;

    private sealed record Claim(string Text, int Level, string? Key, bool IsDeclared);
}
