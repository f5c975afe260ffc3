using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CreditRisk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nbm;
using Nbm.Serving.Load;

// What serving costs on loopback, client and server on the same cores: a handler that reads the request and answers as many bytes as the
// model does, beside the model. What is between the two is the model; the rest is the web server and this client.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Applicant[] rows = ApplicantCsv.Read(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"));
string file = Path.Combine(Directory.CreateTempSubdirectory("nbm-load").FullName, "credit.nbm");
ApplicantModel.Train(rows, new TrainingOptions { Seed = 1 }).Save(file);

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddNbmModel<ApplicantModel>(file);
WebApplication app = builder.Build();
app.Urls.Add("http://127.0.0.1:0");
app.MapNbmModel<ApplicantModel>("/credit");
app.MapPost("/nothing/{bytes:int}", async (HttpContext context) =>
{
    await context.Request.Body.CopyToAsync(Stream.Null);
    byte[] answer = new byte[int.Parse((string)context.Request.RouteValues["bytes"]!, CultureInfo.InvariantCulture)];
    Array.Fill(answer, (byte)' ');
    context.Response.ContentType = "application/json; charset=utf-8";
    await context.Response.Body.WriteAsync(answer);
});
await app.StartAsync();
int port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

string one = Json(rows[5]), hundred = $"[{string.Join(',', rows.Take(100).Select(Json))}]";
int clients = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 16;
double seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 5;
Console.WriteLine($"{clients} connections, {seconds} s each, {Environment.ProcessorCount} cores for server and client together\n");
Console.WriteLine("| request | rows/s | requests/s | p50 ms | p99 ms |\n|---|---|---|---|---|");
foreach (var (name, route, body, count) in new[]
{
    ("predict, 1 row", "/credit/predict", one, 1), ("explain, 1 row", "/credit/explain", one, 1),
    ("predict, 100 rows", "/credit/predict", hundred, 100), ("explain, 100 rows", "/credit/explain", hundred, 100),
})
{
    using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
    using HttpResponseMessage answer = await http.PostAsync(route, content);
    int bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
    await MeasureAsync(name, route, body, count);
    await MeasureAsync($"{name}: no model", $"/nothing/{bytes}", body, count);
}

await app.StopAsync();

static string Json(Applicant row) => JsonSerializer.Serialize(new
{
    row.Seniority, Home = row.Home?.ToString(), row.Time, row.Age, Marital = row.Marital?.ToString(), row.Records, row.Job, row.Expenses,
    row.Income, row.Assets, row.Debt, row.Amount, row.Price,
});

async Task MeasureAsync(string name, string route, string body, int count)
{
    await RunAsync(route, body, 1); // To warm up.
    long start = Stopwatch.GetTimestamp();
    List<long> ticks = await RunAsync(route, body, seconds);
    double elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
    ticks.Sort();
    double Milliseconds(double share) => ticks[(int)(share * (ticks.Count - 1))] * 1e3 / Stopwatch.Frequency;
    Console.WriteLine($"| {name} | {ticks.Count * count / elapsed:#,0} | {ticks.Count / elapsed:#,0} | {Milliseconds(0.5):0.00} "
        + $"| {Milliseconds(0.99):0.00} |");
}

async Task<List<long>> RunAsync(string route, string body, double time)
{
    LoadClient[] all = [.. Enumerable.Range(0, clients).Select(_ => new LoadClient(port, route, body))];
    using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(time));
    List<long>[] ticks = await Task.WhenAll(all.Select(client => client.RunAsync(stop.Token)));
    foreach (LoadClient client in all)
    {
        client.Dispose();
    }

    return [.. ticks.SelectMany(own => own)];
}
