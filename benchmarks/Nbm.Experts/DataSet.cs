using System.Collections.Immutable;
using System.Diagnostics;
using Nbm.Generated;

namespace Nbm.Experts;

/// <summary>Rows that experts are trained and measured on.</summary>
internal interface IDataSet
{
    /// <summary>Experts of each group and of all, beside a perceptron as wide as all of them.</summary>
    void Compare(ExpertsOptions options, int seeds, bool withAdditive);

    /// <summary>Means over parts of the training rows, each measured by what the others tell; test rows are left alone.</summary>
    void Fold(ExpertsOptions options, int folds);

    /// <summary>For each group the experts of all others and of all, as a cascade.</summary>
    void Cascades(ExpertsOptions options, int seeds, double mostLoss);
}

/// <inheritdoc/>
internal sealed class DataSet<TRow>(TRow[] training, TRow[] test, FeatureGroup[] groups,
    Func<TRow[], int, TrainedModel> additive) : IDataSet
{
    private readonly RecordEncoder<TRow> _encoder = Encoders.Of<TRow>();

    public void Compare(ExpertsOptions options, int seeds, bool withAdditive)
    {
        var layout = new ExpertsLayout([.. groups]);
        int[] widths = [.. options.HiddenUnits.Select(width => width * layout.Experts.Length)];
        Console.WriteLine($"{training.Length} rows to learn from, {test.Length} to measure on; experts "
            + $"{string.Join(", ", layout.Experts.Select(expert => expert.Name))}");
        if (withAdditive)
        {
            Line("additive model", seeds, seed => additive(training, seed));
        }

        var mlp = new MlpOptions { HiddenUnits = [.. widths], Threads = options.Threads };
        Line($"perceptron of {string.Join(", ", widths)}", seeds,
            seed => MlpTrainer.Train(_encoder, training, null, mlp with { Seed = seed }, null, default));
        TrainedModel[] models = Line("experts", seeds, seed => Train(layout, options, seed));
        var said = models.Cast<ExpertsModel>().Select(model => new SaidRows<TRow>(model, _encoder, test)).ToArray();
        Console.WriteLine(
            "| expert | alone | leads | attribution | correlation over seeds | where it leads: its own | of all | elsewhere: its own |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (Expert expert in layout.Experts)
        {
            int e = expert.Index;
            (double Own, double Full, double Elsewhere)[] leading = [
                .. said.Where(own => own.Leads(e) >= 30).Select(own => own.WhereItLeads(e))];
            string Mean(Func<(double Own, double Full, double Elsewhere), double> of) =>
                leading.Length == 0 ? "–" : double.IsNaN(leading.Average(of)) ? "–" : $"{leading.Average(of):0.0000}";
            Console.WriteLine(
                $"| {expert} | {said.Average(own => own.Alone(e)):0.0000} | "
                    + $"{said.Average(own => (double)own.Leads(e) / test.Length):0.000} | {said.Average(own => own.Attribution(e)):0.000} | "
                + $"{SaidRows<TRow>.Correlation(said, e):0.000} | {Mean(of => of.Own)} | {Mean(of => of.Full)} | "
                + $"{Mean(of => of.Elsewhere)} |");
        }
    }

    public void Cascades(ExpertsOptions options, int seeds, double mostLoss)
    {
        int count = groups.Length;
        ImmutableArray<int> all = [.. Enumerable.Range(0, count)];
        var layout = new ExpertsLayout([.. groups], [.. all.Select(left => all.Remove(left)), all]);
        CascadeReport[][] reports = new CascadeReport[seeds][];
        ExpertsModel[] models = new ExpertsModel[seeds];
        for (int seed = 1; seed <= seeds; seed++)
        {
            models[seed - 1] = Train(layout, options, seed);
            reports[seed - 1] = [.. all.Select(group => models[seed - 1].CascadeWithout(group).CrossFit(_encoder, test, mostLoss))];
        }

        Console.WriteLine($"mixture: {string.Join(" ", models.Select(model => $"{Encoders.Measure(model, test).Value:0.0000}"))}");
        Console.WriteLine("| without | decided | seeds | of all | cascade | loss | thresholds |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        for (int g = 0; g < count; g++)
        {
            CascadeReport[] own = [.. reports.Select(report => report[g])];
            Console.WriteLine(
                $"| {groups[g].Name} | {Median(own.Select(report => report.Stages[0].Share)):0.000} | "
                    + $"{string.Join(" ", own.Select(report => $"{report.Stages[0].Share:0.00}"))} | "
                + $"{Median(own.Select(report => report.QualityOfLast)):0.0000} | {Median(own.Select(report => report.Quality)):0.0000} | "
                + $"{Median(own.Select(report => report.Loss)):0.0000} | "
                + $"{string.Join(" ", own.SelectMany(report => report.Thresholds).Select(threshold => $"{threshold:0.00}"))} |");
        }
    }

    public void Fold(ExpertsOptions options, int folds)
    {
        var layout = new ExpertsLayout([.. groups]);
        (TRow[] first, TRow[] second) = training.Split(testFraction: 0.5, seed: 1);
        TRow[] shuffled = [.. first, .. second];
        var said = new List<SaidRows<TRow>>();
        double[] perceptrons = new double[folds], mixtures = new double[folds], alone = new double[folds];
        for (int fold = 0; fold < folds; fold++)
        {
            TRow[] learned = [.. shuffled.Where((_, row) => row % folds != fold)],
                measured = [.. shuffled.Where((_, row) => row % folds == fold)];
            var mlp = new MlpOptions
            {
                HiddenUnits = [.. options.HiddenUnits.Select(width => width * layout.Experts.Length)], Threads = options.Threads,
                Seed = fold,
            };
            perceptrons[fold] = Encoders.Measure(MlpTrainer.Train(_encoder, learned, null, mlp, null, default), measured).Value;
            ExpertsModel model = Train(layout, options, fold, learned);
            mixtures[fold] = Encoders.Measure(model, measured).Value;
            said.Add(new SaidRows<TRow>(model, _encoder, measured));
            alone[fold] = model.Cascade(layout.Full!.Value).Evaluate(_encoder, measured, 0).Quality;
        }

        Console.WriteLine($"{folds} folds: perceptron {perceptrons.Average():0.0000}, experts {mixtures.Average():0.0000}, that of all "
            + $"groups alone {alone.Average():0.0000}");
        foreach (Expert expert in layout.Experts)
        {
            (double Own, double Full, double Elsewhere)[] leading = [
                .. said.Where(own => own.Leads(expert.Index) >= 30).Select(own => own.WhereItLeads(expert.Index))];
            if (leading.Length > 0)
            {
                Console.WriteLine($"  {expert} leads in {leading.Length} folds: its own {leading.Average(own => own.Own):0.0000}, that of "
                    + $"all there {leading.Average(own => own.Full):0.0000}");
            }
        }
    }

    private ExpertsModel Train(ExpertsLayout layout, ExpertsOptions options, int seed, TRow[]? rows = null) =>
        ExpertsTrainer.Train(_encoder, rows ?? training, null, layout, options with { Seed = seed }, null, default);

    private TrainedModel[] Line(string name, int seeds, Func<int, TrainedModel> train)
    {
        using var process = Process.GetCurrentProcess();
        var models = new TrainedModel[seeds];
        double[] values = new double[seeds], losses = new double[seeds], seconds = new double[seeds];
        long bytes = GC.GetTotalAllocatedBytes();
        for (int seed = 1; seed <= seeds; seed++)
        {
            process.Refresh();
            TimeSpan cpu = process.TotalProcessorTime;
            models[seed - 1] = train(seed);
            process.Refresh();
            seconds[seed - 1] = (process.TotalProcessorTime - cpu).TotalSeconds;
            (values[seed - 1], losses[seed - 1]) = Encoders.Measure(models[seed - 1], test);
        }

        Console.WriteLine(
            $"{name}: {Math.Abs(Median(values)):0.0000} ({string.Join(" ", values.Select(value => $"{Math.Abs(value):0.0000}"))}), log "
                + $"loss {Median(losses):0.0000}, {Median(seconds):0.0} CPU-s, "
            + "best epochs "
            + $"{string.Join(" ", models.Select(model => $"{model.TrainingHistory.BestEpoch}/{model.TrainingHistory.Count}"))}, peak "
            + $"memory {process.PeakWorkingSet64 >> 20} MB, allocated {(GC.GetTotalAllocatedBytes() - bytes) / seeds >> 20} MB each");
        return models;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
