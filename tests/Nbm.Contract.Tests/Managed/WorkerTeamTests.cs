using Nbm.Backends.Managed;

namespace Nbm.Contract.Tests;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_part_is_done_once_in_every_run(int threads)
    {
        using var team = new WorkerTeam(threads, new Arena());
        var counts = new int[37];
        for (int run = 1; run <= 2000; run++)
        {
            team.Run(new Count(counts), counts.Length);
            counts.ShouldAllBe(count => count == run);
        }
    }

    [Fact]
    public void Workers_wake_after_a_rest()
    {
        using var team = new WorkerTeam(2, new Arena());
        using var met = new Barrier(2);
        Thread.Sleep(50);

        // Both parts wait for one another, so both threads must come.
        team.Run(new Meet(met), 2);
        met.CurrentPhaseNumber.ShouldBe(1);
    }

    [Fact]
    public void A_worker_is_told_apart_from_the_others()
    {
        using var team = new WorkerTeam(3, new Arena());
        using var met = new Barrier(3);
        var workers = new int[3];
        team.Run(new Note(met, workers), 3);
        workers.Order().ShouldBe([0, 1, 2]);
    }

    private readonly struct Count(int[] counts) : IPartAction
    {
        public void Run(int part, int worker) => counts[part]++;
    }

    private readonly struct Meet(Barrier barrier) : IPartAction
    {
        public void Run(int part, int worker) => barrier.SignalAndWait();
    }

    private readonly struct Note(Barrier barrier, int[] workers) : IPartAction
    {
        public void Run(int part, int worker)
        {
            workers[part] = worker;
            barrier.SignalAndWait();
        }
    }
}
