using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What the fit of a network takes is known before it begins. Alone in the process, since it is measured there.</summary>
[Collection(nameof(MemoryEstimateTests))]
public sealed class NetworkMemoryTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(
        Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Text("C"), Schemas.Text("D")]);

    private static readonly TestRow[] s_rows = Rows(8000, 60);

    public static TheoryData<string> Families =>
        [.. Networks.All.Keys.Where(family => !family.Contains("bases") && !family.Contains("term"))];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_fit_takes_at_most_what_is_estimated_and_not_much_less(string family)
    {
        NetworkMemoryEstimate estimate = Estimate(family, s_rows, budget: 1L << 30);
        var meter = new Meter(SettledMemory.Bytes());
        Train(family, s_rows, meter);

        (estimate.RowBytes + estimate.InputBytes + estimate.NetworkBytes).ShouldBeInRange(meter.Most, 2 * meter.Most);
        estimate.Bytes.ShouldBeGreaterThanOrEqualTo(meter.Most);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_training_refuses_the_estimate_refuses_in_the_same_words(string family)
    {
        NetworkMemoryEstimate enough = Estimate(family, s_rows, budget: 1L << 30);
        Estimate(family, s_rows, enough.InputBytes).InputBytes.ShouldBe(enough.InputBytes);

        string refusal = Should.Throw<ArgumentException>(() => Estimate(family, s_rows, enough.InputBytes - 1)).Message;

        refusal.ShouldContain("MemoryBudget allows");
        Should.Throw<ArgumentException>(() => Train(family, s_rows, null, enough.InputBytes - 1)).Message.ShouldBe(refusal);
    }

    [Theory]
    [InlineData(AttributeInputs.Hidden)]
    [InlineData(AttributeInputs.Features)]
    public void A_network_and_its_interpreter_take_at_most_what_they_would_together(AttributeInputs inputs)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Text("C")]);
        TestRow[] rows = [.. Rows(8000, 60).Select(row => row with { Values = row.Values[..3], Texts = row.Texts![..3] })];
        var options = new FlintOptions { HiddenUnits = [32], DecoderUnits = [16], Epochs = 2, InterpreterEpochs = 2, Threads = 1 };
        NetworkMemoryEstimate estimate = FlintTrainer.EstimateMemory(new TestEncoder(schema), rows, 4, inputs, options);
        var meter = new Meter(SettledMemory.Bytes());
        FlintTrainer.Train(new TestEncoder(schema), rows, null, 4, inputs, options, meter, default);

        estimate.Bytes.ShouldBeInRange(meter.Most, 4 * meter.Most);
    }

    [Fact]
    public void Embeddings_are_counted_with_what_learning_keeps_of_them()
    {
        var options = new MlpOptions { HiddenUnits = [16], Epochs = 2, EmbeddingLevels = 50, EmbeddingWidth = 32, Threads = 1 };
        TestRow[] rows = Rows(8000, 4000);
        NetworkMemoryEstimate estimate = MlpTrainer.EstimateMemory(new TestEncoder(s_schema), rows, options);
        var meter = new Meter(SettledMemory.Bytes());
        MlpTrainer.Train(new TestEncoder(s_schema), rows, null, options, meter, default);

        estimate.Bytes.ShouldBeInRange(meter.Most, 3 * meter.Most);
        estimate.Parameters.ShouldBeGreaterThan(2 * 3000 * 32);
    }

    [Fact]
    public void Inputs_are_counted_by_feature()
    {
        NetworkMemoryEstimate estimate = MlpTrainer.EstimateMemory(new TestEncoder(s_schema), Rows(400, 6),
            new MlpOptions { HiddenUnits = [10] });

        estimate.Features.Select(feature => (feature.Name, feature.Inputs)).ShouldBe([("A", 2), ("B", 2), ("C", 6), ("D", 6)]);
        estimate.InputBytes.ShouldBe(4 * 400 * 16);
        estimate.Parameters.ShouldBe((16 * 10) + 10 + (2 * 10) + 10 + 1, "weights, biases, batch norm, scores");
        estimate.ToString().ShouldBe("""
            400 rows: 221 KiB at most
              rows: 81.2 KiB
              inputs: 25 KiB of 1 GiB
              network of 201 parameters: 115 KiB
              C: 6 inputs, 9.4 KiB
              D: 6 inputs, 9.4 KiB
              A: 2 inputs, 3.1 KiB
              B: 2 inputs, 3.1 KiB
            """, StringCompareShould.IgnoreLineEndings);
    }

    private static TestRow[] Rows(int count, int levels)
    {
        var noise = new Noise(3);
        return [.. Enumerable.Range(0, count).Select(_ => new TestRow(
            [noise.Normal(), noise.Uniform(), double.NaN, double.NaN], noise.Normal(),
            [null, null, $"{noise.Index(levels)}", $"{noise.Index(levels)}"]))];
    }

    private static NetworkTrainingOptions Options(string family, long budget) =>
        (NetworkTrainingOptions)Networks.All[family].Options(2, keep: false) with { BatchSize = 512, ValidationFraction = 0.2,
            MemoryBudget = budget };

    private static NetworkMemoryEstimate Estimate(string family, TestRow[] rows, long budget) => Options(family, budget) switch
    {
        MlpOptions options => MlpTrainer.EstimateMemory(new TestEncoder(s_schema), rows, options),
        SpamOptions options => SpamTrainer.EstimateMemory(new TestEncoder(s_schema), rows, 2, 3, options),
        var options => ExpertsTrainer.EstimateMemory(new TestEncoder(s_schema), rows, Layout, (ExpertsOptions)options),
    };

    private static void Train(string family, TestRow[] rows, IProgress<TrainingProgress>? progress, long budget = 1L << 30)
    {
        _ = Options(family, budget) switch
        {
            MlpOptions options => (TrainedModel)MlpTrainer.Train(new TestEncoder(s_schema), rows, null, options, progress, default),
            SpamOptions options => SpamTrainer.Train(new TestEncoder(s_schema), rows, null, 2, 3, options, progress, default),
            var options => ExpertsTrainer.Train(new TestEncoder(s_schema), rows, null, Layout, (ExpertsOptions)options, progress, default),
        };
    }

    private static ExpertsLayout Layout => Experts.Experts.Layout([[0, 1], [2, 3]], [0], [1], [0, 1]);

    private sealed class Meter(long before) : IProgress<TrainingProgress>
    {
        public long Most { get; private set; }

        public void Report(TrainingProgress value) => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
    }
}
