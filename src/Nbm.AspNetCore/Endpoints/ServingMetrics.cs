using System.Diagnostics.Metrics;

namespace Nbm.Serving;

/// <summary>What is counted of serving, by the meter <c>Nbm.Serving</c>; each by <c>nbm.model</c> and <c>nbm.version</c>.</summary>
internal sealed class ServingMetrics
{
    public const string MeterName = "Nbm.Serving";

    private readonly Counter<long> _rows;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _shadowRows;
    private readonly Counter<long> _shadowFailures;
    private readonly Counter<long> _shadowDropped;
    private readonly Counter<long> _disagreements;
    private readonly Histogram<double> _difference;

    public ServingMetrics(IMeterFactory factory, IEnumerable<ModelHost> hosts)
    {
        DriftMetrics.AddTo(factory.Create("Nbm.Drift"), () => hosts.Select(host => host.CurrentOrNull).OfType<ServedModel>()
            .Where(served => served.Drift is not null).Select(served => (served.Drift!, new KeyValuePair<string, object?>[]
            {
                new("nbm.model", served.Identity.Name), new("nbm.version", served.Identity.Version),
            })));
        Meter meter = factory.Create(MeterName);
        _rows = meter.CreateCounter<long>("nbm.rows", "{row}", "Rows that were answered.");
        _refused = meter.CreateCounter<long>("nbm.requests.refused", "{request}", "Requests whose rows were wrong.");
        _shadowRows = meter.CreateCounter<long>("nbm.shadow.rows", "{row}", "Rows that the challenger scored.");
        _shadowFailures = meter.CreateCounter<long>("nbm.shadow.failures", "{row}", "Rows that the challenger couldn't score.");
        _shadowDropped = meter.CreateCounter<long>("nbm.shadow.dropped", "{row}", "Rows that the challenger was too slow for.");
        _disagreements = meter.CreateCounter<long>("nbm.shadow.disagreements", "{row}", "Rows that the challenger labels otherwise.");
        _difference = meter.CreateHistogram<double>("nbm.shadow.difference", null, "|challenger's score − champion's|.");
    }

    public void Answered(ModelIdentity model, int rows, string kind) =>
        _rows.Add(rows, new("nbm.model", model.Name), new("nbm.version", model.Version), new("nbm.kind", kind));

    public void Refused(ModelIdentity model) => _refused.Add(1, new("nbm.model", model.Name), new("nbm.version", model.Version));

    public void Shadowed(ShadowScore score)
    {
        KeyValuePair<string, object?> model = new("nbm.model", score.Champion.Name);
        KeyValuePair<string, object?> version = new("nbm.version", score.Challenger?.Version);
        if (score.Error is not null)
        {
            _shadowFailures.Add(1, model, version);
            return;
        }

        _shadowRows.Add(1, model, version);
        if (score.ChallengerScores.Length == score.ChampionScores.Length)
        {
            double difference = 0;
            for (int c = 0; c < score.ChampionScores.Length; c++)
            {
                difference = Math.Max(difference, Math.Abs(score.ChallengerScores[c] - score.ChampionScores[c]));
            }

            _difference.Record(difference, model, version);
        }

        if (score.ChallengerLabel != score.ChampionLabel)
        {
            _disagreements.Add(1, model, version);
        }
    }

    public void ShadowFailed(string name) => _shadowFailures.Add(1, new KeyValuePair<string, object?>("nbm.model", name));

    public void ShadowDropped(string name, int rows) => _shadowDropped.Add(rows, new KeyValuePair<string, object?>("nbm.model", name));
}
