using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// Which features make a group, and which groups each expert reads: the family of subsets of Afchar and Hennequin (RecSys 2020). An expert
/// whose groups are all groups of another, and fewer, is that one's child. Immutable and thread-safe.
/// </summary>
public sealed class ExpertsLayout
{
    /// <summary>How many groups there may be: sets of them are bits of one number.</summary>
    public const int MostGroups = 64;

    /// <summary>How many experts there may be: a step of training costs the square of their number.</summary>
    public const int MostExperts = 256;

    /// <param name="groups">The groups; every feature of the record is in one of them.</param>
    /// <param name="experts">For each expert the indices of its groups; none: one for each group, and one for all together.</param>
    /// <exception cref="ArgumentException">Groups or experts are empty, twice there or out of range; the message says which.</exception>
    public ExpertsLayout(ImmutableArray<FeatureGroup> groups, ImmutableArray<ImmutableArray<int>> experts = default)
    {
        Groups = groups.IsDefault ? [] : groups;
        ImmutableArray<ImmutableArray<int>> sets = experts.IsDefaultOrEmpty ? Usual(Groups.Length)
            : [.. experts.Select(set => set.IsDefault ? [] : set)];
        if (ExpertsRules.FirstViolation(Groups, sets) is { } violation)
        {
            throw new ArgumentException($"These are no experts: {violation}");
        }

        Experts = [.. sets.Select((set, e) => Of(e, [.. set.Order()]))];
        Included = [.. Experts.Select(
            parent => Experts.Where(expert => expert.IsWithin(parent.Mask)).Select(expert => expert.Index).ToImmutableArray())];
        Children = [.. Included.Select((own, parent) => own.Remove(parent))];
        ulong all = Experts.Aggregate(0UL, (mask, expert) => mask | expert.Mask);
        Full = Experts.FirstOrDefault(expert => expert.Mask == all)?.Index;
    }

    /// <summary>The groups.</summary>
    public ImmutableArray<FeatureGroup> Groups { get; }

    /// <summary>The experts.</summary>
    public ImmutableArray<Expert> Experts { get; }

    /// <summary>The index of the expert that reads all groups; null if there is none.</summary>
    public int? Full { get; }

    /// <summary>For each expert those whose groups are all its own, itself included, ascending.</summary>
    internal ImmutableArray<ImmutableArray<int>> Included { get; }

    /// <summary>The same without itself.</summary>
    internal ImmutableArray<ImmutableArray<int>> Children { get; }

    /// <summary>The names of some groups, with commas between.</summary>
    internal string NamesOf(ulong groups)
    {
        string[] names = [.. Groups.Where((_, g) => (groups >> g & 1) != 0).Select(group => group.Name)];
        return names.Length == 0 ? "no group" : string.Join(", ", names);
    }

    private static ImmutableArray<ImmutableArray<int>> Usual(int groups)
    {
        ImmutableArray<int> all = [.. Enumerable.Range(0, groups)];
        return [.. all.Select(group => ImmutableArray.Create(group)), .. groups > 1 ? [all] : ImmutableArray<ImmutableArray<int>>.Empty];
    }

    private Expert Of(int index, ImmutableArray<int> groups) => new(
        string.Join(" + ", groups.Select(group => Groups[group].Name)), index, groups,
        [.. groups.SelectMany(group => Groups[group].Features).Order()]);
}
