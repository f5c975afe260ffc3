using System.Diagnostics.Metrics;

namespace Nbm;

/// <summary>What monitors found out of their last windows, as instruments that OpenTelemetry and others collect. Before its first window
/// has ended a monitor has only rows to tell of.</summary>
public static class DriftMetrics
{
    /// <summary>Adds the instruments to a meter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="monitors">The monitors of the moment, each with tags of its own, such as the model's name; asked at each
    /// collection.</param>
    public static void AddTo(Meter meter, Func<IEnumerable<(DriftMonitor Monitor, KeyValuePair<string, object?>[] Tags)>> monitors)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(monitors);
        meter.CreateObservableCounter("nbm.drift.rows", Rows, "{row}", "Rows that were compared with those of training.");
        meter.CreateObservableGauge("nbm.drift.psi", () => Features(own => own.Psi), null, "Population stability index.");
        meter.CreateObservableGauge(
            "nbm.drift.divergence", () => Features(own => own.JensenShannon), "bit", "Jensen–Shannon divergence from the training rows.");
        meter.CreateObservableGauge("nbm.drift.missing", () => Features(own => own.MissingRate), "1", "Share of rows without a value.");
        meter.CreateObservableGauge(
            "nbm.drift.unseen", () => Features(own => own.UnseenRate), "1", "Share of rows of a level that training never saw.");
        meter.CreateObservableGauge(
            "nbm.drift.out_of_range", () => Features(own => own.OutOfRangeRate), "1", "Share of rows beyond all training values.");
        meter.CreateObservableGauge(
            "nbm.drift.alarm", () => Features(own => own.IsAlarming ? 1 : 0), null,
                "1 of a feature that drifted in the last window, else 0.");
        meter.CreateObservableGauge("nbm.drift.score.psi", () => Scores(own => own.Psi), null, "Population stability index of scores.");
        meter.CreateObservableGauge(
            "nbm.drift.score.shift", () => Scores(own => own.Shift), null, "Shift of the mean score, in standard deviations of training.");
        meter.CreateObservableGauge(
            "nbm.drift.score.alarm", () => Scores(own => own.IsAlarming ? 1 : 0), null, "1 of scores that drifted in the last window.");
        meter.CreateObservableGauge("nbm.drift.contribution.shift", Contributions, null,
            "Shift of what a term adds on average, in standard deviations of training.");

        IEnumerable<Measurement<long>> Rows() => monitors().Select(own => new Measurement<long>(own.Monitor.Rows, own.Tags));

        IEnumerable<Measurement<double>> Features(Func<FeatureDrift, double> value) => Windows().SelectMany(
            own => own.Report.Features.Select(feature => new Measurement<double>(value(feature),
                [.. own.Tags, new("nbm.feature", feature.Name)])));

        IEnumerable<Measurement<double>> Scores(Func<ScoreDrift, double?> value) => Windows().SelectMany(own => own.Report.Scores.Select(
            score => new Measurement<double>(value(score) ?? 0,
                score.Class is null ? own.Tags : [.. own.Tags, new("nbm.class", score.Class)])));

        IEnumerable<Measurement<double>> Contributions() => Windows().SelectMany(own => own.Report.Contributions.Select(
            term => new Measurement<double>(
                term.Shift ?? 0, [.. own.Tags, new("nbm.term", term.Name), .. Class(term.Class)])));

        static KeyValuePair<string, object?>[] Class(string? name) => name is null ? [] : [new("nbm.class", name)];

        IEnumerable<(DriftReport Report, KeyValuePair<string, object?>[] Tags)> Windows()
        {
            foreach (var (monitor, tags) in monitors())
            {
                if (monitor.LastWindow is { } report)
                {
                    yield return (report, tags);
                }
            }
        }
    }
}
