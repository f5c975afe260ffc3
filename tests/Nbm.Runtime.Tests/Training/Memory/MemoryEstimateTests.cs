using Nbm.Generated;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What a fit takes is known before it begins. Alone in the process, since it is measured there.</summary>
[Collection(nameof(MemoryEstimateTests))]
public sealed class MemoryEstimateTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 0, Rounds = 6, Threads = 1 };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_interaction_of_three_categories_takes_at_most_what_is_estimated_and_not_much_less(int classes)
    {
        FeatureSchema[] features = [Schemas.Text("A"), Schemas.Text("B"), Schemas.Text("C")];
        ModelSchema schema = Schemas.Of(classes == 1 ? Schemas.Regression() : Schemas.Multiclass(classes), features, [0, 1, 2]);
        var noise = new Noise(1);
        TestRow[] rows = [.. Enumerable.Range(0, 1000).Select(i => new TestRow(
            [0, 0, 0], classes == 1 ? noise.Normal() : i % classes, [$"{noise.Index(35)}", $"{noise.Index(35)}", $"{noise.Index(35)}"]))];

        MemoryEstimate estimate = MemoryEstimator.Estimate(new TestEncoder(schema), rows, s_options);
        long taken = Taken(schema, rows, s_options).Bytes;

        estimate.Terms[3].Positions.ShouldBe([36, 36, 36]);
        estimate.Terms[3].Cells.ShouldBe(36 * 36 * 36);
        estimate.Bytes.ShouldBe(estimate.FirstBytes, "categories get no finer");
        estimate.Bytes.ShouldBeInRange(taken, 2 * taken);
    }

    [Fact]
    public void A_pair_takes_at_most_what_is_estimated_for_its_finest_grid_and_not_much_less()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")], [0, 1]);
        var noise = new Noise(2);
        TestRow[] rows = [.. Enumerable.Range(0, 4000).Select(_ => (A: noise.Index(96), B: noise.Index(96)))
            .Select(row => new TestRow([row.A, row.B], Math.Sin(row.A * row.B / 50.0)))];
        TrainingOptions options = s_options with { Rounds = 11 };

        MemoryEstimate estimate = MemoryEstimator.Estimate(new TestEncoder(schema), rows, options);
        (AdditiveModel model, long taken) = Taken(schema, rows, options);

        model.Terms[2].Length.ShouldBe(96 * 96, "it gets as fine as it may");
        estimate.Terms[2].Positions.ShouldBe([8, 8]);
        estimate.Terms[2].MostPositions.ShouldBe([96, 96]);
        estimate.Bytes.ShouldBeInRange(taken, 2 * taken);
        estimate.FirstBytes.ShouldBeLessThan(estimate.Bytes);
    }

    [Theory]
    [InlineData(NetworkKind.SharedBases, 1, 0)]
    [InlineData(NetworkKind.SharedBases, 3, 0)]
    [InlineData(NetworkKind.SharedBases, 1, 4)]
    [InlineData(NetworkKind.PerTerm, 1, 0)]
    [InlineData(NetworkKind.PerTerm, 3, 0)]
    public void A_fit_without_refinement_takes_at_most_what_is_estimated_and_not_much_less(NetworkKind kind, int classes, int bags)
    {
        FeatureSchema[] features = [Schemas.Number("A"), Schemas.Number("B"), Schemas.Text("C")];
        ModelSchema schema = Schemas.Of(classes == 1 ? Schemas.Regression() : Schemas.Multiclass(classes), features, [0, 1]);
        var noise = new Noise(4);
        TestRow[] rows = [.. Enumerable.Range(0, 6000).Select(i => new TestRow(
            [noise.Normal(), noise.Uniform(), 0], classes == 1 ? noise.Normal() : i % classes, [null, null, $"{noise.Index(60)}"]))];
        TrainingOptions options = new() { Networks = new() { Kind = kind, Epochs = 2, HiddenUnits = [16, 8] }, Bags = bags, Threads = 1 };
        options = kind == NetworkKind.PerTerm ? options : options with { Refinement = Refinement.None };

        MemoryEstimate estimate = MemoryEstimator.Estimate(new TestEncoder(schema), rows, options);
        long taken = Taken(schema, rows, options).Bytes;

        estimate.Bytes.ShouldBe(estimate.FirstBytes, "tables stay as fine as they begin");
        estimate.Bytes.ShouldBeInRange(taken, 2 * taken);
    }

    [Fact]
    public void Nothing_gets_finer_than_the_budget_allows()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")],
            [0, 1], [0, 2]);
        var noise = new Noise(2);
        TestRow[] rows = [
            .. Enumerable.Range(0, 500).Select(_ => new TestRow([noise.Uniform(), noise.Uniform(), noise.Uniform()], noise.Uniform()))];

        MemoryEstimate Estimate(long budget) =>
            MemoryEstimator.Estimate(new TestEncoder(schema), rows, s_options with { Rounds = 12, MemoryBudget = budget });

        Estimate(0).Bytes.ShouldBe(Estimate(0).FirstBytes);
        Estimate(1 << 20).Terms[3].MostCells.ShouldBe(32 * 32, "64 × 64 cells would take 3.1 MiB");
        (Estimate(64 << 20).Bytes - Estimate(64 << 20).FirstBytes).ShouldBeInRange(16L << 20, 64L << 20);
    }

    [Fact]
    public void It_reads_well()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Category("Kind", 3)], [0, 1]);
        TestRow[] rows = [.. Enumerable.Range(0, 1200).Select(i => new TestRow([i % 16, i % 3], i))];

        MemoryEstimator.Estimate(new TestEncoder(schema), rows, s_options).ToString().ShouldBe("""
            1,200 rows: 337 KiB at first, 434 KiB at most
              rows: 267 KiB
              AXKind: 8 × 4 positions, 49.5 KiB; at most 16 × 4, 147 KiB
              A: 16 positions, 18.8 KiB
              Kind: 4 positions, 1.1 KiB
            """, StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public void An_interaction_of_three_that_is_beyond_the_budget_at_its_coarsest_is_refused_by_name_with_what_it_would_take()
    {
        FeatureSchema[] features = [Schemas.Text("A"), Schemas.Text("B"), Schemas.Number("C")];
        ModelSchema pairs = Schemas.Of(Schemas.Regression(), features, [0, 1]),
            three = Schemas.Of(Schemas.Regression(), features, [0, 1, 2]);
        TestRow[] rows = [.. Enumerable.Range(0, 60).Select(i => new TestRow([0, 0, i], i, [$"{i % 20}", $"{i % 20}", null]))];
        TrainingOptions small = s_options with { MemoryBudget = 1 << 20 };

        string message = Should.Throw<ArgumentException>(() => Problems.Train(three, rows, small)).Message;

        TermMemory term = MemoryEstimator.Estimate(new TestEncoder(three), rows, small).Terms[3];
        term.Positions.ShouldBe([21, 21, 4]);
        message.ShouldStartWith(
            "The interaction AXBXC would take 1.4 MiB at its coarsest, 21 × 21 × 4 positions. TrainingOptions.MemoryBudget is 1 MiB.");
        message.ShouldContain(FormattableString.Invariant($"Raise it to {term.Bytes} bytes"));
        Problems.Train(three, rows, small with { MemoryBudget = term.Bytes }).Terms[3].Length.ShouldBe(21 * 21 * 4);
        Problems.Train(pairs, rows, small with { MemoryBudget = 0 }).Terms[3].Length
            .ShouldBe(21 * 21, "pairs begin as coarse as they can be, whatever the budget");
    }

    [Theory]
    [InlineData(1500, 1400, 1L << 30, true)]
    [InlineData(1500, 1400, 256L << 20, false)]
    [InlineData(700, 700, 256L << 20, true)]
    [InlineData(4500, 4400, 1L << 30, false)]
    public void A_pair_of_many_levels_is_refused_before_any_work_where_it_is_beyond_the_budget(int first, int second,
        long budget, bool fits)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Category("A", first), Schemas.Category("B", second)], [0, 1]);
        var data = Problems.Data(schema, [.. Enumerable.Range(0, 50).Select(i => new TestRow([i, i], i))]);
        var plan = new MemoryPlan(data, 1, new TrainingOptions { MemoryBudget = budget });

        if (fits)
        {
            plan.CheckBudget();
            return;
        }

        string size = FormattableString.Invariant($"{first + 1} × {second + 1} positions");
        Should.Throw<ArgumentException>(plan.CheckBudget).Message.ShouldContain(size);
        TestRow[] rows = [.. Enumerable.Range(0, 50).Select(i => new TestRow([i, i], i))];
        foreach (Action refused in new Action[] { () => Problems.Train(schema, rows, new TrainingOptions { MemoryBudget = budget }),
            () => InteractionSuggester.Suggest(new TestEncoder(schema), rows, 1, new TrainingOptions { MemoryBudget = budget }, default) })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Should.Throw<ArgumentException>(refused).Message.ShouldStartWith("The interaction AXB would take ");
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
        }
    }

    [Fact]
    public void Many_pairs_of_few_cells_are_no_pair_of_many_levels()
    {
        FeatureSchema[] features = [.. Enumerable.Range(0, 8).Select(f => Schemas.Number($"F{f}"))];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), features,
            [.. Enumerable.Range(0, 8).SelectMany(a => Enumerable.Range(a + 1, 7 - a).Select(b => new[] { a, b }))]);
        var noise = new Noise(3);
        TrainingData data = Problems.Data(schema,
            [.. Enumerable.Range(0, 300).Select(_ => new TestRow([.. features.Select(_ => noise.Uniform())], noise.Uniform()))]);
        new MemoryPlan(data, 1, new TrainingOptions { MemoryBudget = 0 }).CheckBudget();
    }

    [Fact]
    public void Of_bases_that_are_solved_exactly_nothing_is_estimated() => Should.Throw<ArgumentException>(() =>
        MemoryEstimator.Estimate(
            new TestEncoder(Schemas.Of(Schemas.Regression(), [Schemas.Number("A")])), [new([1], 1)],
            s_options with { Refinement = Refinement.Linear }))
        .Message.ShouldContain("Refinement = Linear");

    // The most that is held on to after a round.
    private static (AdditiveModel Model, long Bytes) Taken(ModelSchema schema, TestRow[] rows, TrainingOptions options)
    {
        var meter = new Meter(SettledMemory.Bytes());
        AdditiveModel model = ModelTrainer.Train(new TestEncoder(schema), rows, null, options, meter, default);
        return (model, meter.Most);
    }

    private sealed class Meter(long before) : IProgress<TrainingProgress>
    {
        public long Most { get; private set; }

        public void Report(TrainingProgress value) => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
    }
}

[CollectionDefinition(nameof(MemoryEstimateTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;
