// How near fits come to truths that are known, and to what mgcv makes of small real data: the figures that docs/accuracy.md quotes.
using System.CommandLine;
using System.Globalization;
using Nbm;
using Nbm.Benchmarks.Data;
using Nbm.Truths;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Made-up data: rows, sets at full count, and what mgcv's RMSE is, where known.
(string Name, int Rows, int Sets, double? Mgcv)[] made =
[
    ("curves", 400, 100, 0.444), ("curves", 2000, 40, 0.218),
    ("lognormal", 500, 40, 0.048), ("t3", 500, 40, 0.064), ("square", 500, 40, 0.106),
    ("noise-7", 30, 100, null), ("noise-15", 50, 100, null),
    ("zero-heavy", 5000, 10, null), ("zero-heavy", 40_000, 2, null), ("step", 5000, 10, null), ("spike", 5000, 10, null),
    ("lognormal-rising", 500, 40, 0.048), ("t3-rising", 500, 40, 0.064), ("sine", 500, 40, 0.132), ("sine-rising", 500, 40, 0.132),
    ("noise-rising", 500, 40, null),
    ("wave", 500, 40, 0.097), ("wave-round", 500, 40, 0.096), ("waves-round", 500, 40, null), ("noise-round", 500, 40, null),
    ("root", 500, 40, 0.100), ("root-concave", 500, 40, 0.100), ("lognormal-convex", 500, 40, 0.048), ("square-convex", 500, 40, 0.106),
    ("step-rising", 5000, 10, null),
    ("zero-heavy-counts", 5000, 10, null), ("zero-heavy-classes", 5000, 10, null),
];
var names = new Argument<string[]>("data") { Description = "Which data; all where none are named.", Arity = ArgumentArity.ZeroOrMore };
names.AcceptOnlyFromAmong(
    [.. made.Select(m => m.Name).Distinct(), "coverage", "oracle", .. Oracle.All.Select(o => o.Name), "wide", .. WideSets.ByName.Keys]);
var share = new Option<double>("--share") { Description = "Which share of the sets to draw.", DefaultValueFactory = _ => 1 };
var smoothness = new Option<double>("--smoothness") { Description = "TrainingOptions.Smoothness.", DefaultValueFactory = _ => 1 };
var first = new Option<int>("--first") { Description = "The first set's seed.", DefaultValueFactory = _ => 1 };
var command = new RootCommand("Fits data of known truth and small real data, and prints how near it comes.") { names, share,
    smoothness, first };
command.SetAction(arguments =>
{
    string[] chosen = arguments.GetValue(names)!;
    TrainingOptions options = new() { Smoothness = arguments.GetValue(smoothness) };
    Console.WriteLine("| data | rows | sets | RMSE | of mgcv's | AUROC gap | edf | most edf | least φ/var | bands hold | CPU-s |");
    Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
    foreach (var (name, rows, sets, mgcv) in made.Where(m => chosen.Length == 0 || chosen.Contains(m.Name)))
    {
        int count = Math.Max(1, (int)(sets * arguments.GetValue(share))), seed = arguments.GetValue(first);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Truth[] truths = [.. Enumerable.Range(seed, count).Select(set =>
        {
            // Of one curve or none what counts is the curve where the rows are; of others fresh rows.
            KnownData train = MadeData.ByName[name](rows, set);
            bool same = name.StartsWith("noise", StringComparison.Ordinal) || train.Schema.Features.Length == 1;
            return Truth.Of(train, same ? train : MadeData.ByName[name](name == "curves" ? 3000 : 20_000, 100_000 + set), options);
        })];
        double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds / count;
        string held = truths[0].Held.Length == 0 ? ""
            : string.Join(' ',
                Enumerable.Range(0, Math.Min(4, truths[0].Held.Length)).Select(f => $"{truths.Average(t => t.Held[f]):0.000}"))
                + $"; all {truths.Average(t => t.Held.Average()):0.000}";
        Console.WriteLine(
            $"| {name} | {rows} | {count} | {truths.Average(t => t.Error):0.0000} | "
                + $"{(mgcv is null ? "" : $"{truths.Average(t => t.Error) / mgcv:0.000}")} | {truths.Average(t => t.Gap):0.0000} "
            + $"| {truths.Average(t => t.Degrees):0.0} | {truths.Max(t => t.Degrees):0.0} | {truths.Min(t => t.Dispersion):0.000} | {held} "
            + $"| {seconds:0.00} |");
    }

    foreach (Coverage coverage in Coverage.All.Where(_ => chosen.Length == 0 || chosen.Contains("coverage")))
    {
        const int Rows = 1000, Sets = 40;
        int count = Math.Max(1, (int)(Sets * arguments.GetValue(share))), seed = arguments.GetValue(first);
        TimeSpan before = Environment.CpuUsage.TotalTime;
        (double Curves, double Scores, double Bias)[] sets = [
            .. Enumerable.Range(seed, count).Select(set => coverage.Measure(Rows, set, options))];
        string name = coverage.Parameter is { } parameter ? $"{coverage.Task} {parameter}" : $"{coverage.Task}";
        Console.WriteLine(
            $"| coverage: {name} | {Rows} | {count} | mean error {sets.Average(set => set.Bias):0.000} | | | | | | curves "
                + $"{sets.Average(set => set.Curves):0.000}; scores {sets.Average(set => set.Scores):0.000} "
            + $"| {(Environment.CpuUsage.TotalTime - before).TotalSeconds / count:0.00} |");
    }

    foreach (Oracle oracle in Oracle.All.Where(o => chosen.Length == 0 || chosen.Contains("oracle") || chosen.Contains(o.Name)))
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        KnownData data = oracle.Read(BenchmarkData.File(oracle.Name + ".csv"));
        var (figure, degrees) = oracle.Measure(data, options);
        double ratio = oracle.IsConcordance ? oracle.Mgcv / figure : figure / oracle.Mgcv;
        Console.WriteLine($"| {oracle.Name} | {data.Count} | 5 folds | {figure:0.0000} | {ratio:0.000} | | {degrees:0.0} | | | | "
            + $"{(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00} |");
    }

    string[] wide = [.. WideSets.ByName.Keys.Where(name => chosen.Length == 0 || chosen.Contains("wide") || chosen.Contains(name))];
    if (wide.Length > 0)
    {
        Console.WriteLine();
        Console.WriteLine("| wide data | rows | accuracy or AUROC | log loss | kept | others | CPU-s | wall s | peak memory, MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (string name in wide)
        {
            WideSets.ByName[name](options, arguments.GetValue(first));
        }
    }
});
return command.Parse(args).Invoke();
