// Accuracy and cost of whole fits on real data: the figures that the README and docs/accuracy.md quote.
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Nbm;
using Nbm.Comparison;
using Spectre.Console;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var names = new Argument<string[]>("data") { Description = "Which data sets; all but the synthetic ones where none is named.",
    Arity = ArgumentArity.ZeroOrMore };
names.AcceptOnlyFromAmong([.. DataSets.ByName.Keys]);
var seeds = new Option<int>("--seeds") { Description = "How many seeds to take the median of.", DefaultValueFactory = _ => 3 };
var refinement = new Option<Refinement?>("--refinement")
{
    Description = "What is solved after the neural phase; all, but after networks a term nothing.",
};
var shapes = new Option<ShapeKind>("--shapes") { Description = "What numbers may do: Curves, or Linear for straight lines." };
var networks = new Option<NetworkKind>("--networks")
{
    Description = "What the neural phase learns: SharedBases, or PerTerm for NAM and NA²M.",
};
var units = new Option<NetworkUnits>("--units") { Description = "The first layer of networks a term: Relu or Exu." };
var preset = new Option<string>("--preset") { Description = "Which options: fast, default or accurate.",
    DefaultValueFactory = _ => "default" };
preset.AcceptOnlyFromAmong("fast", "default", "accurate");
var bags = new Option<int>("--bags") { Description = "Bags in place of draws from the posterior." };
var rounds = new Option<int?>("--rounds") { Description = "Rounds of refinement, at most; as the preset says where it isn't given." };
var heldOut = new Option<bool>("--held-out") { Description = "Leave test rows alone: learn from the published split's training rows, "
    + "measure on its validation rows; of the others, on a fifth of the training rows." };
var folds = new Option<int>("--folds") { Description = "Leave test rows alone: learn from the training rows but for one part of so many, "
    + "measure on that part, each in turn; means and their standard errors." };
var rows = new Option<int?>("--rows") { Description = "Learn from so many of the training rows only, chosen by chance, always the same." };
var bases = new Option<string>("--options")
{
    Description = "Options of the neural phase that aren't defaults, such as \"BatchSize=256 LearningRate=0.01\".",
    DefaultValueFactory = _ => string.Empty,
};
var continued = new Option<bool>(
    "--continued") { Description = "Beside fits from nothing, those that begin from a model; of california, heloc and their pairs." };
var with = new Option<string>("--with") { Description = $"Others fitted to the same rows: {string.Join(", ", Peer.Names)}, the learners of "
    + "ML.NET at their defaults; several with commas between.", DefaultValueFactory = _ => string.Empty };
with.Validators.Add(result =>
{
    if (Peers(result.GetValue(with)!).Except(Peer.Names).FirstOrDefault() is { } unknown)
    {
        result.AddError($"--with has no learner '{unknown}'; expected: {string.Join(", ", Peer.Names)}.");
    }
});
var alone = new Option<bool>(
    "--alone") { Description = "Leave the model out: the learners of --with only, so that peak memory is theirs." };
var perceptron = new Option<string>("--mlp")
{
    Description = "Options of mlp that aren't defaults: names and numbers, such as \"HiddenUnits=64,32 LearningRate=0.01\".",
    DefaultValueFactory = _ => string.Empty,
};
var polynomial = new Option<string>("--spam")
{
    Description = "The same of spam, such as \"Inputs=MinMax Dropout=0\".",
    DefaultValueFactory = _ => string.Empty,
};
var degree = new Option<int>("--degree") { Description = "The degree of spam: 2 or 3.", DefaultValueFactory = _ => 2 };
var rank = new Option<int>("--rank") { Description = "The rank of each of its degrees.", DefaultValueFactory = _ => 50 };
var command = new RootCommand("Fits data sets and prints test metrics and cost, medians over seeds.")
{
    names, seeds, refinement, shapes, networks, units, preset, bags, rounds, heldOut, folds, rows, bases, continued, with, alone,
    perceptron, polynomial, degree, rank,
};
command.SetAction(arguments =>
{
    TrainingOptions options = arguments.GetValue(preset) switch { "fast" => TrainingOptions.Fast, "accurate" => TrainingOptions.Accurate,
        _ => TrainingOptions.Default };
    (DataSets.HeldOut, DataSets.Rows) = (arguments.GetValue(heldOut), arguments.GetValue(rows));
    Networks.MlpOptions = OptionText.Parse<MlpOptions>(arguments.GetValue(perceptron)!);
    Networks.SpamOptions = OptionText.Parse<SpamOptions>(arguments.GetValue(polynomial)!);
    Networks.Polynomial = (arguments.GetValue(degree), arguments.GetValue(rank));
    if (arguments.GetValue(continued))
    {
        Continue(arguments.GetValue(names)!, arguments.GetValue(seeds), options);
        return;
    }

    options = options with
    {
        Shapes = arguments.GetValue(shapes),
        Networks = OptionText.Change(
            options.Networks with { Kind = arguments.GetValue(networks), Units = arguments.GetValue(units) }, arguments.GetValue(bases)!),
        Bags = arguments.GetValue(bags), Rounds = arguments.GetValue(rounds) ?? options.Rounds,
    };
    options = arguments.GetValue(refinement) is { } asked ? options with { Refinement = asked } : options;
    if (arguments.GetValue(folds) > 0)
    {
        string? peer = arguments.GetValue(alone) ? Peers(arguments.GetValue(with)!).FirstOrDefault() : null;
        Fold(arguments.GetValue(names)!, arguments.GetValue(folds), options, peer);
        return;
    }

    Run(arguments.GetValue(names)!, arguments.GetValue(seeds), Peers(arguments.GetValue(with)!),
        arguments.GetValue(alone) ? null : options);
});
return command.Parse(args).Invoke();

static string[] Peers(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

static void Run(string[] chosen, int seeds, string[] peers, TrainingOptions? options)
{
    var table = new Table().Border(TableBorder.Markdown)
        .AddColumn("data").AddColumn("metric").AddColumn("value").AddColumn("others").AddColumn("CPU-s").AddColumn("wall s")
        .AddColumn("runs");
    foreach (string peer in peers)
    {
        table.AddColumn(peer).AddColumn("its others").AddColumn("its CPU-s");
    }

    foreach (string name in chosen.Length > 0 ? chosen
        : [.. DataSets.ByName.Keys.Where(name => !name.StartsWith("synthetic", StringComparison.Ordinal))])
    {
        DataSet data = DataSets.ByName[name]();
        List<string> row = options is null ? [name, "–", "–", "–", "–", "–", "–"] : Model(name, data, seeds, options);
        foreach (string peer in peers)
        {
            Measurement[] its = data.Peer is null ? [] : [.. Enumerable.Range(1, seeds).Select(seed => data.Peer(peer, seed))];
            row.AddRange(its.Length == 0 ? ["–", "–", "–"]
                : [$"{Medians(its)[0].Value:0.0000}", Others(Medians(its)), $"{Median(its.Select(run => run.CpuSeconds)):0.0}"]);
        }

        table.AddRow([.. row]);
    }

    AnsiConsole.Profile.Width = 200 + (100 * peers.Length);
    AnsiConsole.Write(table);
    using var process = Process.GetCurrentProcess();
    AnsiConsole.WriteLine(
        $"{Environment.ProcessorCount} cores, .NET {Environment.Version}, peak memory of the process {process.PeakWorkingSet64 >> 20} MB");
}

static List<string> Model(string name, DataSet data, int seeds, TrainingOptions options)
{
    Measurement[] runs = [.. Enumerable.Range(1, seeds).Select(seed => data.Fit(options with { Seed = seed }))];
    var median = Medians(runs);
    return
    [
        name, median[0].Name, $"{median[0].Value:0.0000}", Others(median),
        $"{Median(runs.Select(run => run.CpuSeconds)):0.0}", $"{Median(runs.Select(run => run.WallSeconds)):0.0}",
        string.Join(" ", runs.Select(run => $"{run.Metrics[0].Value:0.0000}")),
    ];
}

// Each fold with a seed of its own, so that its part says what chance does, too.
static void Fold(string[] chosen, int folds, TrainingOptions options, string? peer)
{
    Console.WriteLine("| data | metric | mean | standard error | CPU-s | folds |");
    Console.WriteLine("|---|---|---|---|---|---|");
    foreach (string name in chosen)
    {
        var runs = new List<Measurement>();
        for (int fold = 0; fold < folds; fold++)
        {
            DataSets.Fold = (fold, folds);
            DataSet data = DataSets.ByName[name]();
            runs.Add(peer is null ? data.Fit(options with { Seed = fold + 1 }) : data.Peer!(peer, fold + 1));
        }

        for (int m = 0; m < runs[0].Metrics.Count; m++)
        {
            double[] values = [.. runs.Select(run => run.Metrics[m].Value)];
            double mean = values.Average(), error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (folds - 1) / folds);
            Console.WriteLine($"| {name} | {runs[0].Metrics[m].Name} | {mean:0.00000} | {error:0.00000} | "
                + $"{runs.Average(run => run.CpuSeconds):0.0} | {string.Join(' ', values.Select(value => $"{value:0.0000}"))} |");
        }
    }
}

static void Continue(string[] chosen, int seeds, TrainingOptions options)
{
    var table = new Table().Border(TableBorder.Markdown).AddColumn("data").AddColumn("fit").AddColumn("metric").AddColumn("value")
        .AddColumn("CPU-s");
    foreach (string name in Continuations.ByName.Keys.Where(name => chosen.Length == 0 || chosen.Contains(name)))
    {
        Func<TrainingOptions, Measurement[]> fit = Continuations.ByName[name]();
        Measurement[][] runs = [.. Enumerable.Range(1, seeds).Select(seed => fit(options with { Seed = seed }))];
        for (int kind = 0; kind < Continuations.Kinds.Count; kind++)
        {
            table.AddRow(
                name, Continuations.Kinds[kind], runs[0][kind].Metrics[0].Name,
                $"{Median(runs.Select(run => run[kind].Metrics[0].Value)):0.0000}",
                $"{Median(runs.Select(run => run[kind].CpuSeconds)):0.0}");
        }
    }

    AnsiConsole.Profile.Width = 200;
    AnsiConsole.Write(table);
}

static (string Name, double Value)[] Medians(Measurement[] runs) =>
    [.. runs[0].Metrics.Select((metric, i) => (metric.Name, Median(runs.Select(run => run.Metrics[i].Value))))];

static string Others((string Name, double Value)[] metrics) =>
    string.Join(", ", metrics.Skip(1).Select(metric => $"{metric.Name} {metric.Value:0.0000}"));

static double Median(IEnumerable<double> values)
{
    double[] sorted = [.. values.Order()];
    int middle = sorted.Length / 2;
    return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
