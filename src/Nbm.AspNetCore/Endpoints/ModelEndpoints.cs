using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Nbm.Generated;

namespace Nbm.Serving;

/// <summary>Answers the requests that a model is asked. Each takes the model that serves once, at its beginning.</summary>
internal sealed class ModelEndpoints(ModelHost host, ServingMetrics metrics, ShadowScorer shadow)
{
    private const string Problem = "application/problem+json";

    /// <summary>What the model says of rows.</summary>
    public Task PredictAsync(HttpContext context) => AnswerAsync(
        context, "predict",
        static (served, row) =>
        {
            double[] scores = row.Score();
            return (AnswerWriter.Predict(served, row, scores), scores);
        },
        NbmJsonContext.Default.PredictionAnswer, NbmJsonContext.Default.PredictionAnswerArray);

    /// <summary>Why it says so.</summary>
    public Task ExplainAsync(HttpContext context) => AnswerAsync(
        context, "explain",
        static (served, row) =>
        {
            ExplainedRow explained = row.Explain();
            return (AnswerWriter.Explain(served, row, explained), explained.Scores.ToArray());
        },
        NbmJsonContext.Default.ExplanationAnswer, NbmJsonContext.Default.ExplanationAnswerArray);

    /// <summary>The JSON Schema of a row.</summary>
    public Task SchemaAsync(HttpContext context)
    {
        if (host.CurrentOrNull is not { } served)
        {
            return AbsentAsync(context);
        }

        context.Response.ContentType = "application/schema+json";
        return context.Response.Body.WriteAsync(RowSchema.Write(served.Trained, served.Rows), context.RequestAborted).AsTask();
    }

    /// <summary>What is told of the model.</summary>
    public Task InfoAsync(HttpContext context) => host.CurrentOrNull is { } served
        ? context.Response.WriteAsJsonAsync(served.Info, NbmJsonContext.Default.ModelInfo, null, context.RequestAborted)
        : AbsentAsync(context);

    /// <summary>How the last window of requests differs from the training rows; before the first has ended what there is of it.</summary>
    public Task DriftAsync(HttpContext context) => host.CurrentOrNull is not { } served ? AbsentAsync(context)
        : served.Drift is not { } drift ? ProblemAsync(context, StatusCodes.Status404NotFound, "The model isn't monitored.",
            $"Its options say not to, or {host.Name} keeps no sketch of the rows that it learned from; train it again.")
        : context.Response.WriteAsJsonAsync(
            drift.LastWindow ?? drift.Current(), NbmJsonContext.Default.DriftReport, null, context.RequestAborted);

    private async Task AnswerAsync<TAnswer>(
        HttpContext context, string kind, Func<ServedModel, JsonRow, (TAnswer Answer, double[] Scores)> answer,
        JsonTypeInfo<TAnswer> one, JsonTypeInfo<TAnswer[]> many)
    {
        if (host.CurrentOrNull is not { } served)
        {
            await AbsentAsync(context).ConfigureAwait(false);
            return;
        }

        if (!context.Request.HasJsonContentType())
        {
            await ProblemAsync(context, StatusCodes.Status415UnsupportedMediaType, "The request isn't JSON.",
                $"Its Content-Type is '{Cited.Text(context.Request.ContentType)}'; expected: application/json.").ConfigureAwait(false);
            return;
        }

        ReadOnlySequence<byte> body = await ReadAllAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
        var faults = new RowFaults();
        TAnswer[] answers = [];
        bool isList = false;
        string? noJson = null;
        try
        {
            List<JsonRow> rows = served.Rows.Read(body, host.MaxRows, faults, out isList);
            var scores = new double[rows.Count][];
            answers = new TAnswer[rows.Count];
            for (int r = 0; r < answers.Length && !faults.Any; r++)
            {
                try
                {
                    (answers[r], scores[r]) = answer(served, rows[r]);
                    served.Drift?.Add(rows[r].Features, scores[r], 1, 1, rows[r].Vectors);
                }
                catch (NbmDataException e)
                {
                    faults.Add(isList ? r : null, e.Feature ?? string.Empty, e.Message);
                }
            }

            if (host.Challenger is not null && !faults.Any)
            {
                shadow.Offer(host, served, body, scores);
            }
        }
        catch (JsonException e)
        {
            noJson = e.Message;
        }
        finally
        {
            context.Request.BodyReader.AdvanceTo(body.End);
        }

        if (noJson is not null || faults.Any)
        {
            metrics.Refused(served.Identity);
            await ProblemAsync(context, StatusCodes.Status400BadRequest,
                noJson is null ? $"The request holds no rows of {served.Trained.Schema.Name}." : "The request is no JSON.",
                noJson ?? "errors says for each field what was found and what was expected.", faults.ByField).ConfigureAwait(false);
            return;
        }

        metrics.Answered(served.Identity, answers.Length, kind);
        await (isList ? WriteAsync(context, answers, many) : WriteAsync(context, answers[0], one)).ConfigureAwait(false);
    }

    // Into the memory that is sent, and sent once: many rows would be sent in very many parts otherwise.
    private static async Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            JsonSerializer.Serialize(writer, answer, type);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadAllAsync(PipeReader reader, CancellationToken token)
    {
        while (true)
        {
            ReadResult result = await reader.ReadAsync(token).ConfigureAwait(false);
            if (result.IsCompleted)
            {
                return result.Buffer;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    // What is wrong with the file is told to operators, by logs and health checks, and not to clients.
    private Task AbsentAsync(HttpContext context) => ProblemAsync(
        context, StatusCodes.Status503ServiceUnavailable, "The model isn't loaded.",
            $"The model {host.Name} can't answer yet; ask again later.");

    private static Task ProblemAsync(
        HttpContext context, int status, string title, string detail, IDictionary<string, string[]>? errors = null)
    {
        context.Response.StatusCode = status;
        var problem = errors is null ? new HttpValidationProblemDetails() : new HttpValidationProblemDetails(errors);
        (problem.Status, problem.Title, problem.Detail) = (status, title, detail);
        problem.Instance = context.Request.Path;
        return context.Response.WriteAsJsonAsync(
            problem, NbmJsonContext.Default.HttpValidationProblemDetails, Problem, context.RequestAborted);
    }
}
