using Nbm.Generated;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Comparison;

/// <summary>The models that can be compared, by name.</summary>
internal static class Contenders
{
    // As [SpamModel] has them by default.
    private const int Degree = 2, Rank = 50;

    // As [FlintModel] has them.
    private const int Attributes = 8;

    /// <summary>The one that needs groups of features.</summary>
    public const string Experts = "experts";

    private static readonly Contender[] s_all =
    [
        Tables("nbm", "curves", options => options),
        Tables("linear", "straight lines", options => options with { Shapes = ShapeKind.Linear }),
        Tables("nam", "a network a feature", options => options with { Networks = options.Networks with { Kind = NetworkKind.PerTerm } }),
        Network<SpamOptions>("spam", "a polynomial of all pairs", seed => new SpamOptions { Seed = seed },
            (rows, train, options, progress, token) =>
            SpamTrainer.Train(rows.Encoder, train, null, Degree, Rank, options, progress, token)),
        Network<FlintOptions>("flint", "a network that attributes explain", seed => new FlintOptions { Seed = seed },
            (rows, train, options, progress, token) =>
            FlintTrainer.Train(rows.Encoder, train, null, Attributes, AttributeInputs.Hidden, options, progress, token)),
        Network<MlpOptions>("mlp", "a network of all features, which explains nothing", seed => new MlpOptions { Seed = seed },
            (rows, train, options, progress, token) =>
            MlpTrainer.Train(rows.Encoder, train, null, options, progress, token)),
        Network<ExpertsOptions>(Experts, "networks of groups of features, see --group", seed => new ExpertsOptions { Seed = seed },
            (rows, train, options, progress, token) =>
            ExpertsTrainer.Train(rows.Encoder, train, null, rows.Layout!, options, progress, token)),
    ];

    private delegate TrainedModel TrainNetwork<TOptions>(
        FoldedRows rows, FileRow[] train, TOptions options, IProgress<TrainingProgress>? progress, CancellationToken token);

    /// <summary>All names, each with what it is.</summary>
    public static string Help => string.Join(", ", s_all.Select(own => $"{own.Name} ({own.What})"));

    /// <summary>Those that are compared where none is named.</summary>
    public const string Usual = "nbm,linear";

    /// <summary>The models that are named, with commas between, in their order.</summary>
    /// <exception cref="ToolException">There is none of a name, or one is named twice.</exception>
    public static Contender[] Of(string names)
    {
        string[] wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? unknown = wanted.FirstOrDefault(name => Array.TrueForAll(s_all, own => own.Name != name));
        string? twice = wanted.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;
        return unknown is not null ? throw new ToolException($"--with has no model '{Cited.Text(unknown)}'; there are {Help}.")
            : twice is not null ? throw new ToolException($"--with names {twice} twice.")
            : wanted.Length == 0 ? throw new ToolException($"--with names no model; there are {Help}.")
            : [.. wanted.Select(name => Array.Find(s_all, own => own.Name == name)!)];
    }

    private static Contender Tables(string name, string what, Func<TrainingOptions, TrainingOptions> change) =>
        new(name, what, (rows, seed, progress, token) => CrossValidator.Run(
            rows.Encoder,
            rows.Rows,
            rows.Folds,
            TrainedModel (model) => model,
            rows.Evaluate,
            change(new TrainingOptions { Seed = seed }),
            progress,
            token));

    private static Contender Network<TOptions>(string name, string what, Func<int, TOptions> options, TrainNetwork<TOptions> train)
        where TOptions : NetworkTrainingOptions, new() =>
        new(name, what, (rows, seed, progress, token) => CrossValidator.Run(
            rows.Encoder,
            rows.Rows,
            rows.Folds,
            (training, own, report, stop) => train(rows, training, own, report, stop),
            rows.Evaluate,
            options(seed),
            progress,
            token));
}
