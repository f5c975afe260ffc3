using CreditRisk;
using Nbm;
using OpenTelemetry.Metrics;

if (!File.Exists("credit.nbm")) ApplicantModel.Train(ApplicantCsv.Read("credit_data.csv")).Save("credit.nbm");

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddNbmModel<ApplicantModel>("credit.nbm");       // loaded anew whenever the file changes
builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter("Nbm.*").AddPrometheusExporter());
var app = builder.Build();
app.MapNbmModel<ApplicantModel>("/credit");                       // predict, explain, schema
app.MapHealthChecks("/health");
app.MapPrometheusScrapingEndpoint();                              // /metrics
app.Run();
