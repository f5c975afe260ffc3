using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>The metrics of survival models.</summary>
internal static class SurvivalScores
{
    private const int MostTimes = 100;

    /// <param name="model">Whose baselines are used.</param>
    /// <param name="rows">Scores, durations and events.</param>
    /// <param name="times">The times to measure at; null for the deciles of the events'.</param>
    public static SurvivalMetrics Of(TrainedModel model, EvaluatedRows rows, double[]? times = null)
    {
        var metrics = new SurvivalMetrics(Concordance.Of(rows));
        double[] events = Events(rows);
        double[] shown = [.. times is not null ? times.Distinct().Order() : Deciles(events)];
        if (!rows.Entries.IsEmpty || Baselines(model, rows) is not { } baselines)
        {
            return metrics with { Times = [.. shown.Select(time => new SurvivalMetricsAt(time, double.NaN, double.NaN))] };
        }

        var measured = new Measured(rows, baselines);
        return metrics with { IntegratedBrier = Integrated(measured, events),
            Times = [.. shown.Select(time => new SurvivalMetricsAt(time, measured.Brier(time), measured.Auc(time)))] };
    }

    // The time of each event, ascending.
    private static double[] Events(EvaluatedRows rows)
    {
        var times = new List<double>();
        for (int r = 0; r < rows.Count; r++)
        {
            if (rows.Events[r] && rows.Weights[r] > 0)
            {
                times.Add(rows.Targets[r]);
            }
        }

        times.Sort();
        return [.. times];
    }

    private static IEnumerable<double> Deciles(double[] events) =>
        events.Length == 0 ? []
            : Enumerable.Range(1, 9).Select(tenth => events[(int)Math.Ceiling(events.Length * tenth / 10.0) - 1]).Distinct();

    // The baseline of each row; null if one has none.
    private static BaselineHazard[]? Baselines(TrainedModel model, EvaluatedRows rows)
    {
        var baselines = new BaselineHazard[rows.Count];
        for (int r = 0; r < baselines.Length; r++)
        {
            BaselineHazard? own = rows.Strata.IsEmpty ? model.Baseline : model.StratumBaselines.GetValueOrDefault(rows.Strata[r]);
            if (own is null)
            {
                return null;
            }

            baselines[r] = own;
        }

        return baselines;
    }

    private static double Integrated(Measured measured, double[] events)
    {
        double[] known = [.. events.Distinct().Where(time => time > 0 && measured.IsWatched(time))];
        double[] grid = known.Length <= MostTimes ? known
            : [.. Enumerable.Range(0, MostTimes).Select(i => known[(int)((long)i * (known.Length - 1) / (MostTimes - 1))])];
        double sum = 0, before = 0, last = 0; // At time 0 all are there, and predicted to be.
        foreach (double time in grid)
        {
            double brier = measured.Brier(time);
            sum += (time - before) * (brier + last) / 2;
            (before, last) = (time, brier);
        }

        return grid.Length == 0 ? double.NaN : sum / before;
    }

    // Rows, with what is known of each at all times.
    private sealed class Measured
    {
        private readonly EvaluatedRows _rows;
        private readonly BaselineHazard[] _baselines;
        private readonly CensoringCurve _censoring;
        private readonly double[] _ratios;
        private readonly double[] _until; // The weight of a row's event by the inverse probability that it was watched until then.
        private readonly double _total;

        public Measured(EvaluatedRows rows, BaselineHazard[] baselines)
        {
            (_rows, _baselines, _censoring) = (rows, baselines, new CensoringCurve(rows));
            _ratios = new double[rows.Count];
            _until = new double[rows.Count];
            for (int r = 0; r < _ratios.Length; r++)
            {
                _ratios[r] = PortableMath.Mean(rows.Scores[r]);
                _until[r] = rows.Events[r] ? rows.Weights[r] / _censoring.Until(rows.Targets[r]) : 0; // Someone was: the row.
                _total += rows.Weights[r];
            }
        }

        public bool IsWatched(double time) => _censoring.At(time) > 0;

        public double Brier(double time)
        {
            double watched = _censoring.At(time), sum = 0;
            ReadOnlySpan<double> targets = _rows.Targets, weights = _rows.Weights;
            (BaselineHazard? last, double hazard) = (null, 0);
            for (int r = 0; r < targets.Length; r++)
            {
                if (!ReferenceEquals(last, _baselines[r]))
                {
                    (last, hazard) = (_baselines[r], _baselines[r].At(time));
                }

                double survival = PortableMath.Exp(-hazard * _ratios[r]);
                sum += targets[r] > time ? weights[r] / watched * (1 - survival) * (1 - survival) : _until[r] * survival * survival;
            }

            return watched > 0 && _total > 0 ? sum / _total : double.NaN;
        }

        public double Auc(double time)
        {
            List<double> risks = [], cases = [], weights = [];
            for (int r = 0; r < _ratios.Length; r++)
            {
                bool isControl = _rows.Targets[r] > time;
                double weight = isControl ? _rows.Weights[r] : _until[r];
                if (weight > 0)
                {
                    risks.Add(_rows.Strata.IsEmpty ? _rows.Scores[r] : _baselines[r].At(time) * _ratios[r]);
                    cases.Add(isControl ? 0 : 1);
                    weights.Add(weight);
                }
            }

            return cases.Contains(0) && cases.Contains(1) ? Ranking.Auroc([.. risks], [.. cases], [.. weights]) : double.NaN;
        }
    }
}
