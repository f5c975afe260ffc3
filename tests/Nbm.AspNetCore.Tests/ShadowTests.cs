using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Nbm.AspNetCore.Tests.Support;

namespace Nbm.AspNetCore.Tests;

/// <summary>A challenger scores what the champion answered, and no answer depends on it.</summary>
public sealed class ShadowTests
{
    [Fact]
    public async Task The_challengers_scores_are_recorded_and_never_returned()
    {
        ConcurrentQueue<ShadowScore> recorded = [];
        string path = await SavedAsync(Loans.Other);
        await using Service service = await Service.StartAsync(
            options => (options.Challenger, options.OnShadow) = ("next", recorded.Enqueue),
            services => services.AddNbmModel<LoanModel>(path, options => options.Name = "next"));

        PredictionAnswer answer = await service.PredictAsync(Loans.Json);
        await UntilAsync(() => !recorded.IsEmpty);

        answer.Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
        answer.Model.Name.ShouldBe("loan");
        ShadowScore shadow = recorded.ShouldHaveSingleItem();
        shadow.ChampionScores.ShouldBe([Loans.Model.Predict(Loans.Row).Score]);
        shadow.ChallengerScores.ShouldBe([Loans.Other.Predict(Loans.Row).Score]);
        (shadow.Champion.Name, shadow.Challenger!.Name, shadow.Error).ShouldBe(("loan", "next", null));
        (shadow.ChampionLabel, shadow.ChallengerLabel).ShouldBe(
            (Loans.Model.Predict(Loans.Row).Label.ToString(), Loans.Other.Predict(Loans.Row).Label.ToString()));
    }

    [Fact]
    public async Task A_challenger_without_a_file_hurts_neither_start_nor_answer()
    {
        ConcurrentQueue<ShadowScore> recorded = [];
        await using Service service = await Service.StartAsync(
            options => (options.Challenger, options.OnShadow) = ("next", recorded.Enqueue),
            services => services.AddNbmModel<LoanModel>("/nowhere/next.nbm", options => options.IsRequired = false));

        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
        await UntilAsync(() => !recorded.IsEmpty);

        recorded.ShouldHaveSingleItem().Error.ShouldBe("The model next isn't loaded.");
    }

    [Fact]
    public async Task A_challenger_of_another_record_fails_row_by_row_and_the_answers_stay()
    {
        ConcurrentQueue<ShadowScore> recorded = [];
        string path = Path.Combine(Directory.CreateTempSubdirectory("nbm-shadow").FullName, "person.nbm");
        PersonModel.Train([.. Enumerable.Range(0, 60).Select(i => new Person { Age = i, Is = i % 3 == 0 })],
            TrainingOptions.Fast with { Seed = 1 }).Save(path);
        await using Service service = await Service.StartAsync(
            options => (options.Challenger, options.OnShadow) = ("person", recorded.Enqueue),
            services => services.AddNbmModel<PersonModel>(path));

        (await service.PredictAsync(Loans.Json)).Score.ShouldBe(Loans.Model.Predict(Loans.Row).Score);
        await service.PredictAsync(Loans.Json.Replace("{", "{\"age\":20,", StringComparison.Ordinal));
        await UntilAsync(() => recorded.Count == 2);

        recorded.First().Error.ShouldNotBeNull().ShouldStartWith("Age: It is missing");
        recorded.Last().Error.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_users_recorder_throws_reaches_no_answer_and_the_next_row_is_recorded()
    {
        int calls = 0;
        string path = await SavedAsync(Loans.Other);
        await using Service service = await Service.StartAsync(
            options => (options.Challenger, options.OnShadow) =
                ("next", _ => throw new InvalidOperationException($"call {Interlocked.Increment(ref calls)}")),
            services => services.AddNbmModel<LoanModel>(path, options => options.Name = "next"));

        await service.PredictAsync(Loans.Json);
        await service.PredictAsync(Loans.Json);

        await UntilAsync(() => Volatile.Read(ref calls) == 2);
    }

    private static Task<string> SavedAsync(LoanModel model)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("nbm-shadow").FullName, "next.nbm");
        model.Save(path);
        return Task.FromResult(path);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (int i = 0; i < 1000 && !isSo(); i++)
        {
            await Task.Delay(10);
        }

        isSo().ShouldBeTrue();
    }
}
