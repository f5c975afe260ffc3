using System.Collections.Immutable;

namespace Nbm;

/// <summary>What groups and experts must be to make an <see cref="ExpertsLayout"/>.</summary>
internal static class ExpertsRules
{
    /// <summary>What is wrong, and what to do; null if nothing is.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="experts">For each expert its groups.</param>
    public static string? FirstViolation(ImmutableArray<FeatureGroup> groups, ImmutableArray<ImmutableArray<int>> experts) =>
        OfGroups(groups) ?? OfExperts(groups, experts);

    /// <summary>Holds a layout against the record that it is to be of.</summary>
    /// <exception cref="ArgumentException">A feature is in no group, or a group has a feature that the record hasn't.</exception>
    public static void Check(ExpertsLayout layout, ModelSchema schema)
    {
        bool[] grouped = new bool[schema.Features.Length + schema.Vectors.Length];
        foreach (FeatureGroup group in layout.Groups)
        {
            foreach (int feature in group.Features)
            {
                if (feature >= grouped.Length)
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"The group {group.Name} has feature {feature}, but {schema.Name} has {grouped.Length} features and vectors, from 0 on."));
                }

                grouped[feature] = true;
            }
        }

        if (Array.IndexOf(grouped, false) is >= 0 and var alone)
        {
            throw new ArgumentException(
                $"{schema.InputName(alone)} of {schema.Name} is in no group, so no expert reads it. Put it into one, or leave the feature out.");
        }
    }

    private static string? OfGroups(ImmutableArray<FeatureGroup> groups)
    {
        if (groups.Length is 0 or > ExpertsLayout.MostGroups)
        {
            return FormattableString.Invariant($"there are {groups.Length} groups; expected: 1 … {ExpertsLayout.MostGroups}.");
        }

        var owners = new Dictionary<int, string>();
        for (int g = 0; g < groups.Length; g++)
        {
            if (string.IsNullOrWhiteSpace(groups[g].Name) || groups.Take(g).Any(other => other.Name == groups[g].Name))
            {
                return FormattableString.Invariant(
                    $"group {g} is called '{groups[g].Name}', as another is or as nothing can be. Give each group a name of its own.");
            }

            if (groups[g].Features.IsDefaultOrEmpty)
            {
                return $"the group {groups[g].Name} has no feature. Leave it out, or put a feature into it.";
            }

            foreach (int feature in groups[g].Features)
            {
                if (feature < 0 || !owners.TryAdd(feature, groups[g].Name))
                {
                    return feature < 0
                        ? FormattableString.Invariant($"the group {groups[g].Name} has feature {feature}; expected: 0 and more.")
                        : FormattableString.Invariant(
                            $"feature {feature} is in the groups {owners[feature]} and {groups[g].Name}. Put it into one.");
                }
            }
        }

        return null;
    }

    private static string? OfExperts(ImmutableArray<FeatureGroup> groups, ImmutableArray<ImmutableArray<int>> experts)
    {
        if (experts.Length > ExpertsLayout.MostExperts)
        {
            return FormattableString.Invariant($"there are {experts.Length} of them; expected: {ExpertsLayout.MostExperts} at most.");
        }

        var known = new Dictionary<ulong, int>();
        for (int e = 0; e < experts.Length; e++)
        {
            ulong mask = 0;
            foreach (int group in experts[e])
            {
                if (group < 0 || group >= groups.Length || (mask >> group & 1) != 0)
                {
                    return FormattableString.Invariant(
                        $"expert {e} names group {group}, which it named before or there isn't; there are {groups.Length} groups, from 0 on.");
                }

                mask |= 1UL << group;
            }

            if (mask == 0)
            {
                return FormattableString.Invariant($"expert {e} names no group. Name what it reads, or leave it out.");
            }

            if (!known.TryAdd(mask, e))
            {
                return FormattableString.Invariant($"experts {known[mask]} and {e} both read {Names(groups, mask)}. Leave one out.");
            }
        }

        ulong read = known.Keys.Aggregate(0UL, (all, mask) => all | mask);
        for (int g = 0; g < groups.Length; g++)
        {
            if ((read >> g & 1) == 0)
            {
                return $"none reads the group {groups[g].Name}. Let one read it, or leave the group out.";
            }
        }

        return null;
    }

    private static string Names(ImmutableArray<FeatureGroup> groups, ulong mask) =>
        string.Join(" + ", groups.Where((_, g) => (mask >> g & 1) != 0).Select(group => group.Name));
}
