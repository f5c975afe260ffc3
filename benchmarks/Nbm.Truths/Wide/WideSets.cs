using Nbm.Benchmarks.Data;
using Nbm.Models;

namespace Nbm.Truths;

/// <summary>Made-up data of more names or features than rows can tell apart, few of which say anything.</summary>
internal static class WideSets
{
    /// <summary>By name: what fits it, and what it is held against.</summary>
    public static IReadOnlyDictionary<string, Action<TrainingOptions, int>> ByName { get; } =
        new Dictionary<string, Action<TrainingOptions, int>>
    {
        // 28,000 words that three texts or more have.
        ["texts"] = (options, seed) =>
        {
            var law = new TopicLaw(60_000);
            Topics(
                "texts", law.Rows(6000, 120, 120, seed), law.Rows(6000, 120, 120, 1000 + seed),
                row => new TopicText { Words = row.Words, Topic = row.Topic },
                rows => TopicTextModel.Train(rows, options),
                (model, rows) => (model.Evaluate(rows), model.Additive));
        },

        // As wide as the largest text set of the published model: 146,000 words that occur, 20 topics.
        ["texts-large"] = (options, seed) =>
        {
            var law = new TopicLaw(180_000);
            Topics(
                "texts-large", law.Rows(11_300, 60, 400, seed), law.Rows(6000, 60, 400, 1000 + seed),
                row => new TopicTextOfAllWords { Words = row.Words, Topic = row.Topic },
                rows => TopicTextOfAllWordsModel.Train(rows, options),
                (model, rows) => (model.Evaluate(rows), model.Additive));
        },
        ["features-600"] = (options, seed) => Features(options, seed),
    };

    private static void Topics<TRow, TModel>(
        string name, (Dictionary<string, int> Words, string Topic)[] train, (Dictionary<string, int> Words, string Topic)[] test,
        Func<(Dictionary<string, int> Words, string Topic), TRow> toRow, Func<TRow[], TModel> fit,
        Func<TModel, TRow[], (MulticlassMetrics, AdditiveModel)> evaluate)
    {
        TRow[] rows = [.. train.Select(toRow)], fresh = [.. test.Select(toRow)];
        WideFit found = WideFit.Of(() => fit(rows), model =>
        {
            var (metrics, additive) = evaluate(model, fresh);
            return new WideFit(metrics.Accuracy, metrics.LogLoss,
                $"{additive.Vectors[0].Names.Length} names, {additive.Vectors[0].DegreesOfFreedom:0} edf");
        });
        var bayes = new NaiveBayes(train);
        Print(name, rows.Length, found,
            $"naive Bayes {test.Average(row => bayes.Predict(row.Words).MaxBy(p => p.Value).Key == row.Topic ? 1.0 : 0):0.000}, "
            + $"{test.Average(row => -Math.Log(bayes.Predict(row.Words)[row.Topic])):0.000}");
    }

    private static void Features(TrainingOptions options, int seed)
    {
        const int Acting = 30;
        KnownData train = ManyFeatures.Of(10_000, 600, Acting, seed), test = ManyFeatures.Of(20_000, 600, Acting, 1000 + seed);
        double[] truth = [.. test.Rows.Select(row => row.Score)];
        WideFit found = WideFit.Of(() => train.Train(options), model =>
        {
            double[] scores = [.. test.Rows.Select(row => KnownData.Scores(model, row)[0])];
            int[] kept = [.. Enumerable.Range(0, model.Terms.Length).Where(t => model.Terms[t].Selected)];
            return new WideFit(Truth.Auroc(test.Rows, scores), LogLoss(test.Rows, scores),
                $"{kept.Length} terms, {kept.Count(t => t < Acting)} of the {Acting} that act");
        });
        Print("features-600", train.Count, found,
            $"the true log-odds {Truth.Auroc(test.Rows, truth):0.000}, {LogLoss(test.Rows, truth):0.000}");
    }

    private static double LogLoss(KnownRow[] rows, double[] scores) =>
        rows.Zip(scores, (row, s) => Math.Log(1 + Math.Exp(-Math.Abs(s))) + Math.Max(s, 0) - (row.Target * s)).Average();

    private static void Print(string name, int rows, WideFit fit, string other) => Console.WriteLine(
        $"| {name} | {rows} | {fit.Hits:0.000} | {fit.LogLoss:0.000} | {fit.Kept} | {other} | {fit.CpuSeconds:0.0} | {fit.WallSeconds:0.0} "
            + $"| {fit.PeakMemory} |");
}
