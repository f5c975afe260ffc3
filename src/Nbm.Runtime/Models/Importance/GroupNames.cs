namespace Nbm.Models;

/// <summary>Groups of features by name, checked.</summary>
internal static class GroupNames
{
    private const string Others = "others";

    /// <returns>The names of the groups, and for each feature and vector its group.</returns>
    /// <exception cref="ArgumentException">A feature isn't known or in two groups, or there are too many groups.</exception>
    public static (string[] Names, int[] GroupOf) Of(ModelSchema schema, IReadOnlyDictionary<string, string[]> groups)
    {
        string[] inputs = [.. schema.Features.Select(feature => feature.Name), .. schema.Vectors.Select(vector => vector.Name)];
        List<string> names = [.. groups.Keys.Order(StringComparer.Ordinal)];
        var groupOf = new int[inputs.Length];
        Array.Fill(groupOf, -1);
        for (int g = 0; g < names.Count; g++)
        {
            foreach (string name in groups[names[g]])
            {
                int input = Array.IndexOf(inputs, name);
                if (input < 0 || groupOf[input] >= 0)
                {
                    throw new ArgumentException(
                        input < 0 ? $"The group '{names[g]}' has '{name}', which is no feature; there are {string.Join(", ", inputs)}."
                            : $"'{name}' is in the groups '{names[groupOf[input]]}' and '{names[g]}'; a feature is in one at most.",
                        nameof(groups));
                }

                groupOf[input] = g;
            }
        }

        if (groupOf.AsSpan().Contains(-1))
        {
            groupOf.AsSpan().Replace(-1, names.Count);
            names.Add(Others);
        }

        return names.Count is > 0 and <= GroupShares.MostGroups ? ([.. names], groupOf)
            : throw new ArgumentException(FormattableString.Invariant(
                    $"There are {names.Count} groups, that of others included; expected: 1 … {GroupShares.MostGroups}. ")
                + "All sets of them are evaluated: put some together.", nameof(groups));
    }
}
