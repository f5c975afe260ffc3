using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Nbm.Serving;

/// <summary>Whether what serves is what the file holds.</summary>
internal sealed class ModelHealthCheck(ModelHost host) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ServedModel? served = host.CurrentOrNull;
        string? error = host.Error;
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["path"] = host.Path };
        if (served is not null)
        {
            data["version"] = served.Identity.Version;
            data["fingerprint"] = served.Identity.Fingerprint;
            data["loadedAt"] = served.LoadedAt;
        }

        return Task.FromResult(
            served is null && host.IsRequired
                ? new HealthCheckResult(context.Registration.FailureStatus, error ?? $"{host.Path}: not loaded yet.", data: data)
            : error is not null || served is null ? HealthCheckResult.Degraded(
                served is null ? error ?? $"{host.Path}: not loaded yet."
                    : $"The model {served.Identity.Version} goes on serving, as its file was refused. {error}", data: data)
            : host.DriftError is { } wrong ? HealthCheckResult.Degraded($"The model {served.Identity.Version} serves. {wrong}", data: data)
            : HealthCheckResult.Healthy($"The model {served.Identity.Version} serves.", data));
    }
}
