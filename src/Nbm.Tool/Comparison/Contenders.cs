using Nbm.Tool.Terminal;

namespace Nbm.Tool.Comparison;

/// <summary>The models that can be compared, by name.</summary>
internal static class Contenders
{
    private static readonly (string Name, string What, Func<TrainingOptions, TrainingOptions> Options)[] s_all =
    [
        ("nbm", "curves", options => options),
        ("linear", "straight lines", options => options with { Shapes = ShapeKind.Linear }),
        ("nam", "a network a feature", options => options with { Networks = options.Networks with { Kind = NetworkKind.PerTerm } }),
    ];

    /// <summary>All names, each with what it is.</summary>
    public static string Help => string.Join(", ", s_all.Select(own => $"{own.Name} ({own.What})"));

    /// <summary>Those that are compared where none is named.</summary>
    public const string Usual = "nbm,linear";

    /// <summary>The models that are named, with commas between, in their order.</summary>
    /// <exception cref="ToolException">There is none of a name, or one is named twice.</exception>
    public static (string Name, TrainingOptions Options)[] Of(string names, TrainingOptions options)
    {
        string[] wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? unknown = wanted.FirstOrDefault(name => Array.TrueForAll(s_all, own => own.Name != name));
        string? twice = wanted.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        return unknown is not null ? throw new ToolException($"--with has no model '{Cited.Text(unknown)}'; there are {Help}.")
            : twice is not null ? throw new ToolException($"--with names {twice} twice.")
            : wanted.Length == 0 ? throw new ToolException($"--with names no model; there are {Help}.")
            : [.. wanted.Select(name => (name, Array.Find(s_all, own => own.Name == name).Options(options)))];
    }
}
