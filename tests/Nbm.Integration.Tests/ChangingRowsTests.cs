using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Lists that change while they are read, or miscount, end in one message, wherever rows are taken.</summary>
public sealed class ChangingRowsTests : IDisposable
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, Rounds = 2, PosteriorDraws = 2, Threads = 1 };
    private static readonly House[] s_rows = [.. Enumerable.Range(0, 40)
        .Select(i => new House(40 + i, new DateOnly(2020, 1, 1 + (i % 28)), i % 3 == 0 ? null : TimeSpan.FromDays(i), i % 2 == 0,
            1000 + (i * 7 % 13), 1))];
    private static readonly Lazy<HouseModel> s_model = new(() => HouseModel.Train(s_rows, s_options));
    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<string> Doors => [.. s_doors.Keys];

    private static readonly Dictionary<string, Action<IReadOnlyList<House>, string>> s_doors = new()
    {
        ["Train"] = (rows, _) => HouseModel.Train(rows, s_options),
        ["Train, validation"] = (rows, _) => HouseModel.Train(s_rows, rows, s_options),
        ["ContinueTraining"] = (rows, _) => s_model.Value.ContinueTraining(rows, s_options),
        ["CrossValidate"] = (rows, _) => HouseModel.CrossValidate(rows, 2, s_options),
        ["SuggestInteractions"] = (rows, _) => HouseModel.SuggestInteractions(rows, 1, s_options),
        ["SuggestInteractions, order 3"] = (rows, _) => HouseModel.SuggestInteractions(rows, 1, order: 3, s_options),
        ["EstimateMemory"] = (rows, _) => HouseModel.EstimateMemory(rows, s_options),
        ["Evaluate"] = (rows, _) => s_model.Value.Evaluate(rows),
        ["Explain"] = (rows, _) => s_model.Value.Explain(rows),
        ["WriteReport"] = (rows, file) => s_model.Value.WriteReport(file, rows),
        ["Split"] = (rows, _) => rows.Split(0.2),
    };

    public void Dispose() => File.Delete(_file);

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_list_that_lost_rows_says_so(string door)
    {
        Changed(door, new MiscountingList<House>(s_rows[..30], _ => 40))
            .ShouldContain("it had 40 rows at first, and row 30 wasn't there when it was read");
        Changed(door, new MiscountingList<House>(s_rows, asked => asked == 0 ? 40 : 39))
            .ShouldContain("it had 40 rows at first, and 39 when it had been read");
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_list_that_won_rows_says_so(string door) =>
        Changed(door, new MiscountingList<House>(s_rows, asked => asked == 0 ? 39 : 40))
            .ShouldContain("it had 39 rows at first, and 40 when it had been read");

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_list_of_less_than_nothing_says_so(string door) =>
        Should.Throw<NbmDataException>(() => s_doors[door](new MiscountingList<House>(s_rows, _ => -1), _file)).Message
            .ShouldContain("says that it has -1 rows; expected: zero or more");

    [Theory]
    [MemberData(nameof(Doors))]
    public void A_list_that_says_what_it_has_is_taken(string door) => s_doors[door](new MiscountingList<House>(s_rows, _ => 40), _file);

    // A list that grows while another thread adds to it; whatever happens, nothing is half read.
    [Fact]
    public async Task A_list_that_another_thread_fills_is_taken_whole_or_refused()
    {
        var growing = new List<House>(s_rows);
        using var stop = new CancellationTokenSource();
        Task fill = Task.Run(() =>
        {
            for (int i = 0; i < 2_000_000 && !stop.IsCancellationRequested; i++)
            {
                growing.Add(s_rows[i % s_rows.Length]);
            }
        });
        for (int i = 0; i < 50; i++)
        {
            try
            {
                (House[] train, House[] test) = growing.Split(0.5);
                train.Concat(test).ShouldAllBe(row => row != null);
            }
            catch (NbmDataException e)
            {
                e.Message.ShouldContain("changed while it was read");
            }
        }

        await stop.CancelAsync();
        await fill;
    }

    private string Changed(string door, IReadOnlyList<House> rows)
    {
        string message = Should.Throw<NbmDataException>(() => s_doors[door](rows, _file)).Message;
        message.ShouldContain("changed while it was read");
        message.ShouldContain("Give a list that nothing changes meanwhile");
        return message;
    }
}
