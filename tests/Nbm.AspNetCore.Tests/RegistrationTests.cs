using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Nbm.AspNetCore.Tests.Support;

namespace Nbm.AspNetCore.Tests;

/// <summary>Models side by side, and what is told of them.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task Versions_of_a_model_serve_side_by_side()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("nbm-two").FullName, "loan-2.nbm");
        Loans.Other.Save(path);
        await using Service service = await Service.StartAsync(
            services: services => services.AddNbmModel<LoanModel>(path, options => options.Version = "2"),
            map: app => app.MapNbmModel<LoanModel>("/loan/v2", "loan-2"));

        using HttpResponseMessage second = await service.PostAsync("/loan/v2/predict", Loans.Json);

        PredictionAnswer answer = JsonSerializer.Deserialize(
            await second.Content.ReadAsStringAsync(), NbmJsonContext.Default.PredictionAnswer)!;
        (answer.Model.Name, answer.Model.Version, answer.Score!.Value).ShouldBe(("loan-2", "2", Loans.Other.Predict(Loans.Row).Score));
        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
        service.Services.GetRequiredKeyedService<ModelHost<LoanModel>>("loan-2").Current.Identity.Version.ShouldBe("2");
        service.Services.GetRequiredService<ModelHost<LoanModel>>().Name.ShouldBe("loan");
    }

    [Fact]
    public void Two_models_of_one_name_are_refused()
    {
        var services = new ServiceCollection();
        services.AddNbmModel<LoanModel>("a/loan.nbm");

        Should.Throw<ArgumentException>(() => services.AddNbmModel<PersonModel>("b/loan.nbm")).Message
            .ShouldStartWith("Two models are called loan");
    }

    [Fact]
    public void A_model_that_is_mapped_and_not_registered_is_told()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        Should.Throw<InvalidOperationException>(() => app.MapNbmModel<LoanModel>("/loan")).Message
            .ShouldBe("No LoanModel is registered; expected: services.AddNbmModel<LoanModel>(\"model.nbm\") beforehand.");
    }

    [Fact]
    public async Task A_file_without_its_record_answers_the_same()
    {
        await using Service service = await Service.StartAsync(
            services: services => services.AddNbmModel<TrainedModel>(SavedLoan(), options => options.Name = "any"),
            map: app => app.MapNbmModel<TrainedModel>("/any"));

        using HttpResponseMessage response = await service.PostAsync("/any/predict", Loans.Json);

        JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(), NbmJsonContext.Default.PredictionAnswer)!.Score
            .ShouldBe(Loans.Model.Predict(Loans.Row).Score);
    }

    [Fact]
    public async Task A_model_tells_of_itself()
    {
        await using Service service = await Service.StartAsync();

        ModelInfo info = JsonSerializer.Deserialize(await service.Client.GetStringAsync("/loan"), NbmJsonContext.Default.ModelInfo)!;

        (info.Record, info.Task, info.Target, info.Family, info.TrainingRows).ShouldBe(("Loan", "Binary", "Status", "AdditiveModel", 400));
        info.Classes.ShouldBe(["Bad", "Good"]);
        info.SchemaHash.ShouldBe(Loans.Model.Schema.Hash);
        info.Importances.Select(own => own.Name).ShouldBe(Loans.Model.Importances.Select(own => own.Name));
    }

    [Fact]
    public async Task The_schema_of_a_row_says_types_units_and_what_is_required()
    {
        await using Service service = await Service.StartAsync();

        JsonElement schema = JsonSerializer.Deserialize<JsonElement>(await service.Client.GetStringAsync("/loan/schema"));

        schema.GetProperty("required").EnumerateArray().Select(own => own.GetString())
            .ShouldBe(["Seniority", "Amount", "Records", "Asked"], ignoreOrder: true);
        JsonElement properties = schema.GetProperty("properties");
        properties.EnumerateObject().Select(own => own.Name).ShouldNotContain("Status");
        properties.GetProperty("Seniority").GetRawText().ShouldBe("""{"type":"integer","description":"In years."}""");
        properties.GetProperty("Income").GetProperty("type").GetRawText().ShouldBe("""["number","null"]""");
        properties.GetProperty("Home").GetProperty("examples").GetRawText().ShouldBe("""["Rent","own home"]""");
        properties.GetProperty("Asked").GetRawText().ShouldBe("""{"type":"string","format":"date"}""");
    }

    [Fact]
    public async Task A_document_of_the_api_has_rows_and_answers()
    {
        await using Service service = await Service.StartAsync(
            services: services => services.AddOpenApi(), map: app => app.MapOpenApi());

        JsonElement document = JsonSerializer.Deserialize<JsonElement>(await service.Client.GetStringAsync("/openapi/v1.json"));

        JsonElement post = document.GetProperty("paths").GetProperty("/loan/explain").GetProperty("post");
        JsonElement row = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema")
            .GetProperty("oneOf")[0];
        row.GetProperty("properties").GetProperty("Seniority").GetProperty("type").GetString().ShouldBe("integer");
        row.GetProperty("required").EnumerateArray().Select(own => own.GetString()).ShouldContain("Amount");
        post.GetProperty("responses").GetProperty("200").GetRawText().ShouldContain("ExplanationAnswer");
        post.GetProperty("responses").GetProperty("400").GetRawText().ShouldContain("problem+json");
        document.GetProperty("components").GetProperty("schemas").GetProperty("ExplanationAnswer").GetProperty("properties")
            .TryGetProperty("terms", out _).ShouldBeTrue();
    }

    private static string SavedLoan()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("nbm-any").FullName, "loan.nbm");
        Loans.Model.Save(path);
        return path;
    }
}
