using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>What decides on the parameters of networks and on what these mean, as texts by name: networks of one layout can go on from one
/// another.</summary>
internal static class NetworkLayout
{
    /// <summary>The kind of networks that make tables.</summary>
    public const string OfTables = "tables";

    /// <summary>The layout of the networks of a neural phase.</summary>
    public static ImmutableSortedDictionary<string, string> Of(TrainingOptions options)
    {
        NetworkOptions networks = options.Networks;
        return Of(
            (nameof(NetworkKind), networks.Kind), (nameof(NetworkUnits), networks.Units),
            (nameof(networks.HiddenUnits), Widths(networks.HiddenUnits)),
            (nameof(networks.Bases), networks.Bases), (nameof(networks.AxisScale), networks.AxisScale),
            (nameof(networks.Frequencies), networks.Frequencies),
            (nameof(networks.InteractionFrequencies), networks.InteractionFrequencies), (nameof(networks.Nodes), networks.Nodes),
            (nameof(networks.InteractionNodes), networks.InteractionNodes), (nameof(options.Bags), options.Bags),
            (nameof(Refinement), options.Refinement));
    }

    /// <summary>What decides on the bases of a neural phase.</summary>
    public static ImmutableSortedDictionary<string, string> OfBases(TrainingOptions options) => Of(options).RemoveRange(
    [
        nameof(NetworkOptions.Nodes), nameof(NetworkOptions.InteractionNodes), nameof(options.Bags), nameof(Refinement),
    ]);

    /// <summary>A layout of options and their values.</summary>
    public static ImmutableSortedDictionary<string, string> Of(params ReadOnlySpan<(string Name, object Value)> options)
    {
        var layout = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, object value) in options)
        {
            layout.Add(name, Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none");
        }

        return layout.ToImmutable();
    }

    /// <summary>Widths of layers as one text.</summary>
    public static string Widths(ImmutableArray<int> units) => string.Join(' ', units);
}
