using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using CreditRisk;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Nbm.AspNetCore.Tests.Support;

namespace Nbm.AspNetCore.Tests;

/// <summary>docs/serving.md keeps its promises.</summary>
public sealed partial class PageTests
{
    private static readonly string s_root = typeof(PageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(own => own.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Its_program_is_the_sample_word_for_word_in_15_lines_at_most()
    {
        string page = File.ReadAllText(Path.Combine(s_root, "docs", "serving.md"));
        string program = Regex.Match(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

        program.ShouldBe(File.ReadAllText(Path.Combine(s_root, "samples", "Serving", "Program.cs")));
        program.TrimEnd('\n').Split('\n').Length.ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public async Task Its_program_trains_serves_explains_and_is_monitored()
    {
        string folder = Directory.CreateTempSubdirectory("nbm-sample").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"), Path.Combine(folder, "credit_data.csv"));
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder; // Where a program's files are; the other tests name theirs whole.
        try
        {
            await using var factory = new WebApplicationFactory<Applicant>();
            using HttpClient client = factory.WithWebHostBuilder(host => host.UseContentRoot(folder)).CreateClient();
            string row = Regex.Match(
                await File.ReadAllTextAsync(Path.Combine(s_root, "docs", "serving.md")), "-d '(.*?)'",
                    RegexOptions.Singleline).Groups[1].Value;

            using HttpResponseMessage response = await client.PostAsJsonAsync(
                "/credit/explain", JsonSerializer.Deserialize<JsonElement>(row));

            ExplanationAnswer why = (await response.Content.ReadFromJsonAsync(NbmJsonContext.Default.ExplanationAnswer))!;
            why.Terms.Count.ShouldBe(15);
            why.Prediction.Score.ShouldBe(why.Terms.Aggregate(why.Intercept!.Value, (sum, term) => sum + term.Score!.Value));
            (await client.GetStringAsync("/health")).ShouldBe("Healthy");
            (await client.GetStringAsync("/metrics")).ShouldContain("nbm_rows_total{");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public void A_handler_of_ones_own_needs_no_target_either()
    {
        const string Row = """{"Seniority":14,"Amount":800,"Records":false,"Asked":"2025-06-04"}""";
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Loan>(Row)).Message.ShouldContain("Status");
        var reflected = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver().ForScoring() };
        var generated = new JsonSerializerOptions { TypeInfoResolver = RowContext.Default.ForScoring() };

        foreach (JsonSerializerOptions options in new[] { reflected, generated })
        {
            Loan row = JsonSerializer.Deserialize<Loan>(Row, options)!;

            row.Seniority.ShouldBe(14);
            row.Status.ShouldBe(default);
            Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Loan>("""{"Seniority":14}""", options)).Message
                .ShouldContain("Amount");
        }
    }

    [JsonSerializable(typeof(Loan))]
    private sealed partial class RowContext : JsonSerializerContext;
}
