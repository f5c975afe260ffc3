using Nbm.Fuzz.Tests.Corpus;

namespace Nbm.Fuzz.Tests.Robustness;

/// <summary>One model serves many threads, and many threads load at once: the same bits as one thread alone.</summary>
public sealed class ConcurrencyTests
{
    private static readonly Trip[] s_rows = [.. Enumerable.Range(0, 300).Select(i => new Trip
    {
        Load = i % 7 == 0 ? null : i % 11, Speed = i % 13, Delay = i % 5 == 0 ? -9 : i % 17, Cost = 1 + (i % 6), Phase = i % 3, Serial = i,
        Sea = (Sea)(i % 3), Deck = (Deck)(i % 2), Direct = i % 2 == 0,
        Port = i % 4 == 0 ? "Oslo" : "nowhere", Sailed = new DateTime(2024, 1, 1).AddHours(7 * i), Rest = TimeSpan.FromMinutes(i),
        Weight = 1, Profit = (i % 11) + (i % 2),
    })];

    [Fact]
    public void One_model_gives_many_threads_the_same_bits()
    {
        TripModel model = TripModel.Load(new MemoryStream(Seeds.All.First(seed => seed.Name == "trip with errors").File));
        string expected = Said(model);
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Said(model).ShouldBe(expected));
    }

    [Fact]
    public void Many_threads_load_and_save_at_once()
    {
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Seed seed = Seeds.All[i % Seeds.All.Length];
            using MemoryStream again = new(), document = new();
            AdditiveModel.Load(new MemoryStream(seed.File)).Export(document, new JsonExport());
            document.Position = 0;
            AdditiveModel.LoadJson(document).Save(again);
            again.ToArray().ShouldBe(seed.File);
        });
    }

    [Fact]
    public void One_file_is_saved_by_many_threads_and_always_whole()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nbm-threads-");
        try
        {
            string path = Path.Combine(folder.FullName, "model.nbm");
            Seeds.All[0].Model.Save(path);
            Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                if (i % 2 == 0)
                {
                    Seeds.All[i % Seeds.All.Length].Model.Save(path);
                }
                else
                {
                    AdditiveModel.Load(path);
                }
            });
            Directory.GetFiles(folder.FullName).ShouldBe([path]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Training_that_is_cancelled_at_any_moment_throws_and_leaves_nothing_behind()
    {
        TrainingOptions options = TrainingOptions.Fast with { Seed = 1, Rounds = 2, Epochs = 2 };
        byte[] expected = Bytes(TripModel.Train(s_rows, options));
        foreach (int milliseconds in new[] { 0, 1, 5, 20, 60 })
        {
            using var stop = new CancellationTokenSource(milliseconds);
            try
            {
                Bytes(TripModel.Train(s_rows, options, cancellationToken: stop.Token)).ShouldBe(expected);
            }
            catch (OperationCanceledException)
            {
                // In time.
            }
        }

        Bytes(TripModel.Train(s_rows, options)).ShouldBe(expected);
    }

    private static string Said(TripModel model) =>
        string.Join('\n', s_rows.Select(row => $"{BitConverter.DoubleToInt64Bits(model.Predict(row))} {model.Explain(row)}"));

    private static byte[] Bytes(TripModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
