using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nbm.Serving;

/// <summary>Loads all models before the first request, and looks at their files from time to time. It asks for times and lengths in place
/// of being told of changes: that works on network drives and with mounted volumes too.</summary>
internal sealed partial class ModelWatcher(IEnumerable<ModelHost> hosts, TimeProvider time, ILogger<ModelWatcher> logger)
    : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (ModelHost host in hosts)
        {
            if (host.Reload() == ReloadResult.Refused && host.IsRequired)
            {
                throw new ModelRefusedException(host.Error ?? host.Path);
            }

            Tell(host, host.CurrentOrNull is null ? ReloadResult.Refused : ReloadResult.Switched);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(hosts.Where(host => host.ReloadInterval > TimeSpan.Zero).Select(host => WatchAsync(host, stoppingToken)));

    private async Task WatchAsync(ModelHost host, CancellationToken token)
    {
        using var timer = new PeriodicTimer(host.ReloadInterval, time);
        string? told = host.Error;
        try
        {
            while (await timer.WaitForNextTickAsync(token).ConfigureAwait(false))
            {
                ReloadResult result = host.ReloadIfChanged();
                if (result == ReloadResult.Switched || (result == ReloadResult.Refused && host.Error != told))
                {
                    Tell(host, result);
                }

                told = host.Error;
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private void Tell(ModelHost host, ReloadResult result)
    {
        if (result == ReloadResult.Switched)
        {
            Loaded(logger, host.Name, host.CurrentOrNull?.Identity.Version, host.Path);
        }
        else
        {
            Refused(logger, host.Name, host.CurrentOrNull?.Identity.Version, host.Error);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Model {Name}: version {Version} of {Path} serves.")]
    private static partial void Loaded(ILogger logger, string name, string? version, string path);

    [LoggerMessage(2, LogLevel.Error, "Model {Name}: its file was refused, and version {Version} goes on serving. {Error}")]
    private static partial void Refused(ILogger logger, string name, string? version, string? error);
}
