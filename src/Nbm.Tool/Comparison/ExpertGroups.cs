using System.Collections.Immutable;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Comparison;

/// <summary>Groups of features as a command line says them: <c>Name=A,B</c>.</summary>
internal static class ExpertGroups
{
    /// <summary>An expert of each group, and one of all.</summary>
    /// <param name="schema">The features; by the names of properties or columns.</param>
    /// <param name="groups">What was said.</param>
    /// <exception cref="ToolException">A group isn't one, or a feature is in none or in two.</exception>
    public static ExpertsLayout Of(ModelSchema schema, IReadOnlyList<string> groups)
    {
        string[] all = [.. schema.Features.Select(feature => feature.Name)];
        if (groups.Count == 0)
        {
            throw new ToolException(
                "--with experts needs groups of features, which no CSV file says: --group Name=Feature,Feature for each. The features are "
                    + $"{Cited.List(all)}.");
        }

        var owners = new Dictionary<int, string>();
        var made = ImmutableArray.CreateBuilder<FeatureGroup>();
        foreach (string group in groups)
        {
            string[] sides = group.Split('=', 2, StringSplitOptions.TrimEntries);
            string[] names = sides.Length == 2
                ? sides[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            if (sides[0].Length == 0 || names.Length == 0 || made.Any(other => other.Name == sides[0]))
            {
                throw new ToolException(
                    $"--group '{Cited.Text(group)}' is no group, or has the name of another; expected: Name=Feature,Feature.");
            }

            int[] features = [.. names.Select(name => Find(schema, name, all))];
            foreach (int feature in features)
            {
                if (!owners.TryAdd(feature, sides[0]))
                {
                    throw new ToolException(
                        $"{all[feature]} is in the groups {owners[feature]} and {Cited.Text(sides[0])}. Put it into one.");
                }
            }

            made.Add(new FeatureGroup(sides[0], [.. features.Order()]));
        }

        string[] alone = [.. all.Where((_, feature) => !owners.ContainsKey(feature))];
        return alone.Length == 0 ? new ExpertsLayout(made.ToImmutable())
            : throw new ToolException($"No --group has {Cited.List(alone)}. Put each feature into one.");
    }

    private static int Find(ModelSchema schema, string name, string[] all)
    {
        int at = Array.FindIndex([.. schema.Features], feature => feature.Name == name || feature.Column == name);
        return at >= 0 ? at : throw new ToolException(
            $"--group names '{Cited.Text(name)}', which is no "
                + $"feature{(Names.Nearest(name, all) is { } near ? $"; did you mean {near}?" : $". They are {Cited.List(all)}.")}");
    }
}
