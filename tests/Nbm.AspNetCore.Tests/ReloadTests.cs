using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nbm.AspNetCore.Tests.Support;

namespace Nbm.AspNetCore.Tests;

/// <summary>A file that changes takes the old one's place as a whole, or not at all.</summary>
public sealed class ReloadTests
{
    [Fact]
    public async Task A_changed_file_serves_from_the_next_request_on()
    {
        await using Service service = await Service.StartAsync();
        PredictionAnswer before = await service.PredictAsync(Loans.Json);

        Loans.Other.Save(service.Path);
        service.Host.Reload().ShouldBe(ReloadResult.Switched);

        PredictionAnswer after = await service.PredictAsync(Loans.Json);
        after.Score.ShouldBe(Loans.Other.Predict(Loans.Row).Score);
        after.Score.ShouldNotBe(before.Score);
        after.Model.Version.ShouldNotBe(before.Model.Version);
        service.Host.Reload().ShouldBe(ReloadResult.Unchanged);
    }

    [Fact]
    public async Task The_file_is_looked_at_by_itself()
    {
        await using Service service = await Service.StartAsync(options => options.ReloadInterval = TimeSpan.FromMilliseconds(20));
        double other = Loans.Other.Predict(Loans.Row).Score;

        Loans.Other.Save(service.Path);

        for (int i = 0; i < 500 && (await service.PredictAsync(Loans.Json)).Score != other; i++)
        {
            await Task.Delay(20);
        }

        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(other);
    }

    [Fact]
    public async Task A_damaged_file_leaves_the_old_model_and_is_told_by_the_health_check()
    {
        await using Service service = await Service.StartAsync();
        byte[] whole = await File.ReadAllBytesAsync(service.Path);
        await File.WriteAllBytesAsync(service.Path, whole[..(whole.Length / 2)]);

        service.Host.Reload().ShouldBe(ReloadResult.Refused);

        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
        HealthReportEntry health = await HealthAsync(service);
        health.Status.ShouldBe(HealthStatus.Degraded);
        health.Description.ShouldNotBeNull().ShouldContain("cut off");

        await File.WriteAllBytesAsync(service.Path, whole);
        service.Host.Reload().ShouldBe(ReloadResult.Unchanged);
        (await HealthAsync(service)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_file_that_is_gone_for_a_while_leaves_the_old_model_and_its_successor_serves()
    {
        await using Service service = await Service.StartAsync(options => options.ReloadInterval = TimeSpan.FromMilliseconds(20));
        double before = Loans.Model.Predict(Loans.Row).Score, after = Loans.Other.Predict(Loans.Row).Score;

        File.Delete(service.Path);
        await UntilAsync(async () => (await HealthAsync(service)).Status == HealthStatus.Degraded);
        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(before);

        Loans.Other.Save(service.Path);
        await UntilAsync(async () => (await service.PredictAsync(Loans.Json)).Score == after);
        (await HealthAsync(service)).Status.ShouldBe(HealthStatus.Healthy);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (int i = 0; i < 500 && !await holds(); i++)
        {
            await Task.Delay(20);
        }

        (await holds()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_model_of_another_record_is_refused_by_its_first_difference()
    {
        await using Service service = await Service.StartAsync();
        PersonModel.Train([.. Enumerable.Range(0, 60).Select(i => new Person { Age = i, Is = i % 3 == 0 })],
            TrainingOptions.Fast with { Seed = 1 }).Save(service.Path);

        service.Host.Reload().ShouldBe(ReloadResult.Refused);

        service.Host.Error.ShouldNotBeNull().ShouldContain(service.Path);
        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
    }

    [Fact]
    public async Task Bytes_behind_the_model_are_refused()
    {
        await using Service service = await Service.StartAsync();
        await File.AppendAllTextAsync(service.Path, "more");

        service.Host.Reload().ShouldBe(ReloadResult.Refused);

        service.Host.Error.ShouldNotBeNull().ShouldContain("4 bytes follow the model");
    }

    [Fact]
    public async Task A_model_is_checked_on_rows_of_its_user_before_it_serves()
    {
        await using Service service = await Service.StartAsync(options => options.Check = model =>
            model.Predict(Loans.Row).Score == Loans.Model.Predict(Loans.Row).Score ? null : "it answers the reference row otherwise");
        Loans.Other.Save(service.Path);

        service.Host.Reload().ShouldBe(ReloadResult.Refused);

        service.Host.Error.ShouldNotBeNull().ShouldEndWith("its model was refused: it answers the reference row otherwise");
        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
    }

    [Fact]
    public async Task Without_a_model_the_program_does_not_start()
    {
        ModelRefusedException e = await Should.ThrowAsync<ModelRefusedException>(
            () => Service.StartAsync(options => options.Check = _ => "no"));

        e.Message.ShouldEndWith("its model was refused: no");
    }

    [Fact]
    public async Task Within_a_request_the_injected_model_stays_the_same()
    {
        await using Service service = await Service.StartAsync();
        using IServiceScope scope = service.Services.CreateScope();
        LoanModel first = scope.ServiceProvider.GetRequiredService<LoanModel>();

        Loans.Other.Save(service.Path);
        service.Host.Reload();

        scope.ServiceProvider.GetRequiredService<LoanModel>().ShouldBeSameAs(first);
        using IServiceScope next = service.Services.CreateScope();
        next.ServiceProvider.GetRequiredService<LoanModel>().ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Under_64_clients_no_request_fails_and_every_answer_is_wholly_of_one_model()
    {
        await using Service service = await Service.StartAsync();
        LoanModel[] models = [Loans.Model, Loans.Other];
        var expected = new Dictionary<string, (double[] Scores, double Term)>();
        string list = $"[{string.Join(',', Enumerable.Range(0, 4)
            .Select(i => Loans.Json.Replace("14", $"{i}", StringComparison.Ordinal)))}]";
        byte[][] files = [.. models.Select(model =>
        {
            using var stream = new MemoryStream();
            model.Save(stream);
            return stream.ToArray();
        })];
        for (int m = 0; m < models.Length; m++)
        {
            LoanModel model = models[m];
            expected[Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(files[m]))] =
                ([.. Enumerable.Range(0, 4).Select(i => model.Predict(Loans.Row with { Seniority = i }).Score)],
                model.Explain(Loans.Row with { Seniority = 0 }).Amount.Score);
        }

        using var stop = new CancellationTokenSource();
        int answered = 0;
        Task[] clients = [.. Enumerable.Range(0, 64).Select(c => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using HttpResponseMessage response = await service.PostAsync("/loan/explain", list);
                response.EnsureSuccessStatusCode();
                ExplanationAnswer[] answers = System.Text.Json.JsonSerializer.Deserialize(
                    await response.Content.ReadAsStringAsync(), NbmJsonContext.Default.ExplanationAnswerArray)!;
                string one = answers.Select(answer => answer.Prediction.Model.Fingerprint).Distinct().ShouldHaveSingleItem();
                answers.Select(answer => answer.Prediction.Score!.Value).ShouldBe(expected[one].Scores);
                answers[0].Terms.Single(term => term.Name == "Amount").Score.ShouldBe(expected[one].Term);
                Interlocked.Increment(ref answered);
            }
        }))];
        int switched = 0;
        for (int i = 1; i <= 40 || Volatile.Read(ref answered) < 640; i++)
        {
            await File.WriteAllBytesAsync(service.Path + ".new", files[i % 2]);
            File.Move(service.Path + ".new", service.Path, overwrite: true);
            switched += service.Host.Reload() == ReloadResult.Switched ? 1 : 0;
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);
        switched.ShouldBeGreaterThanOrEqualTo(40);
    }

    private static async Task<HealthReportEntry> HealthAsync(Service service) =>
        (await service.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["nbm:loan"];
}
