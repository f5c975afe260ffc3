using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>What each stage of a cascade says of rows whose target is known.</summary>
internal sealed class CascadeTable
{
    // Thresholds that are tried: so many quantiles of what stages are confident of.
    private const int Candidates = 200;

    private readonly ExpertsModel _model;
    private readonly ImmutableArray<Expert> _stages;
    private readonly List<double> _targets = [];
    private readonly List<double> _weights = [];
    private readonly List<double[]> _scores = []; // Stage after stage, each with its outputs.
    private readonly List<double[]> _confidences = [];

    private CascadeTable(ExpertsModel model, ImmutableArray<Expert> stages) => (_model, _stages) = (model, stages);

    public static CascadeTable Read<TRecord>(
        ExpertsModel model, ImmutableArray<Expert> stages, RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        var table = new CascadeTable(model, stages);
        TRecord[] own = RowList.ToArray(rows, nameof(rows));
        var features = new double[model.Schema.Features.Length];
        RowVectors<TRecord>? vectors = RowVectors<TRecord>.Of(encoder, model);
        for (int r = 0; r < own.Length; r++)
        {
            double target = own[r] is null ? throw RowTargets.Wrong(r, "it is null.") : RowTargets.Of(model, encoder, own[r], r);
            double weight = encoder.GetWeight(own[r]);
            if (!double.IsNaN(target) && weight > 0)
            {
                encoder.Encode(own.AsSpan(r, 1), model.Vocabularies, features, 1);
                table.Add(target, weight, new RowBlock(features, 1, 1, vectors?.Read(own.AsSpan(r, 1), r), r));
            }
        }

        return table._targets.Count > 0
            ? table
            : throw new NbmDataException(
                FormattableString.Invariant($"None of the {own.Length} rows has a target: a cascade can't be judged."));
    }

    /// <summary>The cascade with a threshold for each row.</summary>
    public CascadeReport Report(Func<int, double> threshold, ImmutableArray<double> thresholds, double? mostLoss)
    {
        int[] stages = [.. Enumerable.Range(0, _targets.Count).Select(row => StageOf(row, threshold(row)))];
        double total = _weights.Sum();
        double Share(Func<int, bool> counts) => Enumerable.Range(0, stages.Length).Where(counts).Sum(row => _weights[row]) / total;
        ulong asked = 0;
        ulong[] masks = [.. _stages.Select(stage => asked |= stage.Mask)];
        return new CascadeReport(
            [.. _stages.Select((expert, s) => new CascadeStage(expert, Share(row => stages[row] == s)))],
            [.. _model.Layout.Groups.Select((group, g) => new CascadeGroup(group.Name, Share(row => (masks[stages[row]] >> g & 1) != 0)))],
            thresholds, Measure, Quality(row => stages[row], _ => true), Quality(_ => _stages.Length - 1, _ => true), mostLoss);
    }

    /// <summary>The least threshold that costs no more than it may on some rows.</summary>
    public double Choose(double mostLoss, Func<int, bool> counts)
    {
        CheckBound(mostLoss);
        double whole = Quality(_ => _stages.Length - 1, counts);
        if (double.IsNaN(whole))
        {
            throw new NbmDataException(FormattableString.Invariant(
                $"{Measure} isn't defined on the {Enumerable.Range(0, _targets.Count).Count(counts)} rows that a threshold is to be chosen on: ")
                + "give rows of every class, more of them.");
        }

        double[] sure = [.. Enumerable.Range(0, _targets.Count).Where(counts).SelectMany(row => _confidences[row].SkipLast(1)).Order()];
        IEnumerable<double> candidates = Enumerable.Range(0, sure.Length == 0 ? 0 : Candidates)
            .Select(i => sure[(int)((long)i * sure.Length / Candidates)]).Concat(sure.TakeLast(1)).Distinct();
        foreach (double threshold in candidates)
        {
            double quality = Quality(row => StageOf(row, threshold), counts);
            if ((Measure == "RMSE" ? quality - whole : whole - quality) <= mostLoss)
            {
                return threshold;
            }
        }

        return double.PositiveInfinity;
    }

    /// <summary>Refuses a bound that none is.</summary>
    public static void CheckBound(double mostLoss)
    {
        if (!double.IsFinite(mostLoss))
        {
            throw new ArgumentOutOfRangeException(nameof(mostLoss), mostLoss, "By how much worse a cascade may be is a finite number.");
        }
    }

    private string Measure => _model.Mixture.IsNumber ? "RMSE" : _model.Outputs == 1 ? "AUROC" : "accuracy";

    private void Add(double target, double weight, in RowBlock row)
    {
        double[] scores = new double[_stages.Length * _model.Outputs], confidences = new double[_stages.Length];
        var voices = new ExpertVoices(_model.Networks, 1);
        try
        {
            voices.Read(in row, 0, 1, _stages.Aggregate(0UL, (mask, stage) => mask | stage.Mask));
            for (int s = 0; s < confidences.Length; s++)
            {
                ReadOnlySpan<double> said = voices.Of(0, _stages[s].Index);
                _model.Mixture.ScoresOf(said, scores.AsSpan(s * _model.Outputs, _model.Outputs));
                confidences[s] = _model.Mixture.ConfidenceOf(_stages[s].Index, said);
            }
        }
        finally
        {
            voices.Dispose();
        }

        _targets.Add(target);
        _weights.Add(weight);
        _scores.Add(scores);
        _confidences.Add(confidences);
    }

    private int StageOf(int row, double threshold)
    {
        int stage = 0;
        while (stage + 1 < _stages.Length && !(_confidences[row][stage] >= threshold))
        {
            stage++;
        }

        return stage;
    }

    private double Quality(Func<int, int> stage, Func<int, bool> counts)
    {
        int outputs = _model.Outputs;
        int[] rows = [.. Enumerable.Range(0, _targets.Count).Where(counts)];
        double[] scores = [.. rows.SelectMany(row => _scores[row].AsSpan(stage(row) * outputs, outputs).ToArray())];
        double[] targets = [.. rows.Select(row => _targets[row])], weights = [.. rows.Select(row => _weights[row])];
        return _model.Mixture.IsNumber ? Metrics.Regression(scores, targets, weights).Rmse
            : outputs == 1 ? Ranking.Auroc(scores, targets, weights)
            : Metrics.Accuracy(scores, outputs, targets, weights);
    }
}
