using System.Buffers;
using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Nbm.Serving;

/// <summary>Scores by challengers what champions answered, one request after another behind their backs. A queue of a certain size stands
/// between: what it has no room for is dropped and counted, so that a slow challenger costs neither time nor memory.</summary>
internal sealed partial class ShadowScorer(IServiceProvider services, ServingMetrics metrics, ILogger<ShadowScorer> logger)
    : BackgroundService
{
    private const long MostBytes = 16 << 20;
    private const int MostRequests = 4096;

    private readonly Channel<Shadowed> _queue = Channel.CreateBounded<Shadowed>(
        new BoundedChannelOptions(MostRequests) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private long _bytes; // Of bodies in the queue.

    /// <summary>Takes a request that was answered, if there is room. Never waits and never throws.</summary>
    /// <param name="host">Who answered.</param>
    /// <param name="champion">The model that did.</param>
    /// <param name="body">The request; copied.</param>
    /// <param name="scores">The scores of each of its rows.</param>
    public void Offer(ModelHost host, ServedModel champion, in ReadOnlySequence<byte> body, double[][] scores)
    {
        if (Interlocked.Add(ref _bytes, body.Length) > MostBytes || !_queue.Writer.TryWrite(new(host, champion, body.ToArray(), scores)))
        {
            Interlocked.Add(ref _bytes, -body.Length);
            metrics.ShadowDropped(host.Name, scores.Length);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (Shadowed request in _queue.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                Interlocked.Add(ref _bytes, -request.Body.Length);
                try
                {
                    Score(request);
                }
#pragma warning disable CA1031 // Whatever a challenger or a user's code does, the next request is scored.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    metrics.ShadowFailed(request.Host.Name);
                    Failed(logger, request.Host.Name, e);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private void Score(Shadowed request)
    {
        ServedModel? challenger = services.GetRequiredKeyedService<ModelHost>(request.Host.Challenger!).CurrentOrNull;
        List<JsonRow> rows = [];
        string? error = challenger is null ? $"The model {request.Host.Challenger} isn't loaded." : null;
        if (challenger is not null)
        {
            var faults = new RowFaults();
            rows = challenger.Rows.Read(new ReadOnlySequence<byte>(request.Body), request.Host.MaxRows, faults, out _);
            error = faults.Any ? string.Join(" ", faults.ByField.Select(fault => $"{fault.Key}: {string.Join(" ", fault.Value)}")) : null;
        }

        for (int r = 0; r < request.Scores.Length; r++)
        {
            ShadowScore score = Score(request, challenger, r, error is null ? rows[r] : null, error);
            metrics.Shadowed(score);
            request.Host.OnShadow?.Invoke(score);
        }
    }

    private static ShadowScore Score(Shadowed request, ServedModel? challenger, int index, JsonRow? row, string? error)
    {
        double[] scores = [];
        string? label = null;
        if (row is not null)
        {
            try
            {
                scores = row.Score();
                label = AnswerWriter.LabelOf(challenger!.Trained, scores);
            }
            catch (NbmDataException e)
            {
                error = e.Message;
            }
        }

        return new ShadowScore
        {
            Champion = request.Champion.Identity,
            Challenger = challenger?.Identity,
            Row = index,
            ChampionScores = ImmutableArray.Create(request.Scores[index]),
            ChallengerScores = ImmutableArray.Create(scores),
            ChampionLabel = AnswerWriter.LabelOf(request.Champion.Trained, request.Scores[index]),
            ChallengerLabel = label,
            Error = error,
        };
    }

    [LoggerMessage(3, LogLevel.Warning, "The challenger of {Name} failed; no answer depends on it.")]
    private static partial void Failed(ILogger logger, string name, Exception exception);

    private sealed record Shadowed(ModelHost Host, ServedModel Champion, byte[] Body, double[][] Scores);
}
