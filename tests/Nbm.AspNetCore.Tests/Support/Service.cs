using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nbm.AspNetCore.Tests.Support;

/// <summary>A web application that serves a file of <see cref="LoanModel"/> at <c>/loan</c>.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Service(WebApplication app, string path) => (_app, Path, Client) = (app, path, app.GetTestClient());

    public string Path { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public ModelHost<LoanModel> Host => Services.GetRequiredService<ModelHost<LoanModel>>();

    /// <summary>Starts it.</summary>
    /// <param name="configure">The options; null for a file that is looked at when a test says so.</param>
    /// <param name="services">What else is registered.</param>
    /// <param name="map">What else is mapped.</param>
    public static async Task<Service> StartAsync(Action<NbmModelOptions<LoanModel>>? configure = null,
        Action<IServiceCollection>? services = null, Action<WebApplication>? map = null)
    {
        string path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("nbm-serving").FullName, "loan.nbm");
        Loans.Model.Save(path);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddNbmModel<LoanModel>(path, options =>
        {
            options.ReloadInterval = TimeSpan.Zero;
            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.MapNbmModel<LoanModel>("/loan");
        map?.Invoke(app);
        await app.StartAsync();
        return new Service(app, path);
    }

    public Task<HttpResponseMessage> PostAsync(string route, string json) =>
        Client.PostAsync(route, new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<PredictionAnswer> PredictAsync(string json)
    {
        using HttpResponseMessage response = await PostAsync("/loan/predict", json);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(NbmJsonContext.Default.PredictionAnswer))!;
    }

    public async Task<ExplanationAnswer> ExplainAsync(string json)
    {
        using HttpResponseMessage response = await PostAsync("/loan/explain", json);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(NbmJsonContext.Default.ExplanationAnswer))!;
    }

    public async Task<JsonElement> ProblemAsync(string json, int status = 400, string route = "/loan/predict")
    {
        using HttpResponseMessage response = await PostAsync(route, json);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (await response.Content.ReadFromJsonAsync<JsonElement>())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }
}
