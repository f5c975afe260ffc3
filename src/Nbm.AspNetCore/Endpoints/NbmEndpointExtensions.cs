using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nbm.Serving;

namespace Nbm;

/// <summary>Maps models.</summary>
public static class NbmEndpointExtensions
{
    /// <summary>
    /// Maps what a model is asked: <c>POST …/predict</c> and <c>POST …/explain</c> take a row as a JSON object, or a list of them;
    /// <c>GET …/schema</c> says what a row is, as JSON Schema; <c>GET …/drift</c> how requests differ from the training rows; <c>GET …</c>
    /// tells of the model. What is wrong with a row is answered with
    /// status 400 and a problem (RFC 9457) that names the fields.
    /// </summary>
    /// <typeparam name="TModel">The class of the model, as it was registered.</typeparam>
    /// <param name="endpoints">Where.</param>
    /// <param name="pattern">The route, such as <c>/credit</c>.</param>
    /// <param name="name">The name of the model; null for the first one of its class.</param>
    /// <returns>All of these, to ask for authorization, rate limits and the like.</returns>
    public static RouteGroupBuilder MapNbmModel<TModel>(this IEndpointRouteBuilder endpoints, string pattern, string? name = null)
        where TModel : class, ILoadableModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        IServiceProvider services = endpoints.ServiceProvider;
        ModelHost host = (name is null ? services.GetService<ModelHost<TModel>>() : services.GetKeyedService<ModelHost<TModel>>(name))
            ?? throw new InvalidOperationException(
                $"No {typeof(TModel).Name}{(name is null ? string.Empty : $" called {Cited.Text(name)}")} is registered; expected: "
                    + $"services.AddNbmModel<{typeof(TModel).Name}>(\"model.nbm\") beforehand.");
        if (host.Challenger is { } challenger && services.GetKeyedService<ModelHost>(challenger) is null)
        {
            throw new InvalidOperationException(
                $"The challenger {Cited.Text(challenger)} of {host.Name} isn't registered; expected: a model of that name beside it.");
        }

        var own = new ModelEndpoints(
            host, services.GetRequiredService<ServingMetrics>(), services.GetRequiredService<ShadowScorer>());
        RouteGroupBuilder group = endpoints.MapGroup(pattern);
        group.WithTags(host.Name);
        MapRows<PredictionAnswer>(group, host, "/predict", own.PredictAsync, "Predicts rows.");
        MapRows<ExplanationAnswer>(group, host, "/explain", own.ExplainAsync, "Explains the predictions for rows.");
        Map(group.MapGet("/schema", own.SchemaAsync), own.SchemaAsync, host, "schema", "Says what a row is, as JSON Schema.")
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(JsonElement), ["application/schema+json"]));
        Map(group.MapGet("/drift", own.DriftAsync), own.DriftAsync, host, "drift", "Says how requests differ from the training rows.")
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(DriftReport), ["application/json"]));
        Map(group.MapGet(string.Empty, own.InfoAsync), own.InfoAsync, host, "info", "Tells of the model.")
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ModelInfo), ["application/json"]));
        return group;
    }

    private static void MapRows<TAnswer>(RouteGroupBuilder group, ModelHost host, string pattern, RequestDelegate answer, string summary) =>
        Map(group.MapPost(pattern, answer), answer, host, pattern[1..], summary)
            .WithMetadata(
                new AcceptsMetadata(["application/json"], typeof(JsonElement)),
                new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(TAnswer), ["application/json"]),
                new ProducesResponseTypeMetadata(
                    StatusCodes.Status400BadRequest, typeof(HttpValidationProblemDetails), ["application/problem+json"]))
            .AddOpenApiOperationTransformer((operation, _, _) => RowOperation.DescribeAsync(operation, host));

    // What a delegate is called is how documents of the API find it.
    private static IEndpointConventionBuilder Map(
        IEndpointConventionBuilder endpoint, RequestDelegate answer, ModelHost host, string name, string summary) =>
        endpoint.WithMetadata(answer.GetMethodInfo()).WithSummary(summary).WithName($"{host.Name}-{name}");
}
