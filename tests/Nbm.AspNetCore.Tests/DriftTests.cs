using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nbm.AspNetCore.Tests.Support;
using OpenTelemetry.Metrics;

namespace Nbm.AspNetCore.Tests;

/// <summary>Requests are compared with the rows that the model learned from.</summary>
public sealed class DriftTests
{
    [Fact]
    public async Task What_a_handler_throws_is_told_by_the_health_check_and_fails_no_request()
    {
        await using Service service = await Service.StartAsync(options => (options.Drift, options.OnDrift) =
            (new DriftOptions { Window = 400 }, _ => throw new InvalidOperationException("the pager is off")));

        await AskAsync(service, static row => row);

        service.Host.DriftError.ShouldBe("OnDrift threw InvalidOperationException: the pager is off");
    }

    [Fact]
    public async Task Before_any_row_there_is_nothing_to_be_said()
    {
        await using Service service = await Service.StartAsync();
        JsonElement told = JsonSerializer.Deserialize<JsonElement>(await service.Client.GetStringAsync("/loan/drift"));
        told.GetProperty("features").EnumerateArray().ShouldAllBe(own => own.GetProperty("psi").GetDouble() == 0);
    }

    [Fact]
    public async Task Requests_that_lack_what_training_rows_have_are_told_by_window_and_metrics()
    {
        List<DriftReport> windows = [];
        List<Metric> exported = [];
        await using Service service = await Service.StartAsync(
            options => (options.Drift, options.OnDrift) = (new DriftOptions { Window = 400, ExplainEvery = 1 }, windows.Add),
            services => services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Nbm.*").AddInMemoryExporter(exported)
                .AddPrometheusExporter()),
            app => app.MapPrometheusScrapingEndpoint());

        await AskAsync(service, static row => row);
        await AskAsync(service, static row => row with { Job = null });

        windows.Count.ShouldBe(2);
        windows[0].HasDrift.ShouldBeFalse();
        windows[0].Features.ShouldAllBe(own => own.Psi == 0 && own.JensenShannon == 0);
        windows[0].Contributions.ShouldAllBe(own => Math.Abs(own.StandardErrors) < 1e-6);
        FeatureDrift job = windows[1].Features.Single(own => own.IsAlarming);
        (job.Name, job.MostShifted, job.MissingRate).ShouldBe(("Job", "missing", 1));
        windows[1].ToString().ShouldContain("Job: p ");
        JsonElement told = JsonSerializer.Deserialize<JsonElement>(await service.Client.GetStringAsync("/loan/drift"));
        told.GetProperty("hasDrift").GetBoolean().ShouldBeTrue();

        service.Services.GetRequiredService<MeterProvider>().ForceFlush();
        Value(exported, "nbm.drift.alarm", "Job").ShouldBe(1);
        Value(exported, "nbm.drift.alarm", "Income").ShouldBe(0);
        Value(exported, "nbm.drift.missing", "Job").ShouldBe(1);
        string scraped = await service.Client.GetStringAsync("/metrics");
        scraped.ShouldContain("nbm_drift_psi{");
        scraped.Split('\n').Single(line => line.StartsWith("nbm_drift_alarm{", StringComparison.Ordinal)
            && line.Contains("nbm_feature=\"Job\"", StringComparison.Ordinal)).ShouldContain("} 1");
    }

    private static async Task AskAsync(Service service, Func<Loan, Loan> change)
    {
        foreach (Loan[] rows in Loans.Rows.Select(change).Chunk(50))
        {
            using HttpResponseMessage response = await service.PostAsync("/loan/predict", JsonSerializer.Serialize(rows.Select(row => new
            {
                row.Seniority, Home = row.Home?.ToString(), row.Job, row.Income, row.Amount, row.Records, row.Asked,
            })));
            response.EnsureSuccessStatusCode();
        }
    }

    private static double Value(List<Metric> exported, string name, string feature)
    {
        foreach (ref readonly MetricPoint point in exported.Last(metric => metric.Name == name).GetMetricPoints())
        {
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                if (tag.Key == "nbm.feature" && (string?)tag.Value == feature)
                {
                    return point.GetGaugeLastValueDouble();
                }
            }
        }

        throw new InvalidOperationException($"{name} has no {feature}.");
    }
}
