using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

public sealed class PresetTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")], [0, 1]);
    private static readonly TestRow[] s_rows = Rows();

    [Fact]
    public void The_default_is_what_no_options_mean()
    {
        TrainingOptions.Default.ShouldBe(new TrainingOptions());
        Bytes(null).ShouldBe(Bytes(TrainingOptions.Default));
    }

    [Fact]
    public void Every_preset_is_valid()
    {
        TrainingOptions.Fast.Validate();
        TrainingOptions.Default.Validate();
        TrainingOptions.Accurate.Validate();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_refinement_ends_with_the_last_of_its_rounds(int rounds)
    {
        (_, List<TrainingProgress> reports) = Train(new TrainingOptions { Rounds = rounds, PosteriorDraws = 0 });

        reports.Select(report => report.Epoch).ShouldBe(Enumerable.Range(1, rounds));
    }

    [Fact]
    public void Fast_leaves_out_error_bars_and_late_rounds_and_nothing_else_where_memory_is_enough()
    {
        AdditiveModel fast = Train(TrainingOptions.Fast).Model, other = Train(TrainingOptions.Default with { Rounds = 8 }).Model;

        fast.Terms.ShouldAllBe(term => !term.HasStandardErrors);
        other.Terms.ShouldAllBe(term => term.HasStandardErrors);
        fast.Scores(0.3, 0.7).ShouldBe(other.Scores(0.3, 0.7));
    }

    private static (AdditiveModel Model, List<TrainingProgress> Reports) Train(TrainingOptions? options)
    {
        var watch = new Watch();
        return (ModelTrainer.Train(new TestEncoder(s_schema), s_rows, null, options, watch, default), watch.Reports);
    }

    private static byte[] Bytes(TrainingOptions? options)
    {
        using var stream = new MemoryStream();
        Train(options).Model.Save(stream);
        return stream.ToArray();
    }

    // A surface that asks for finer grids, so that a whole refinement takes its time.
    private static TestRow[] Rows()
    {
        var noise = new Noise(12);
        return [.. Enumerable.Range(0, 1500).Select(_ =>
        {
            double a = noise.Uniform(), b = noise.Uniform();
            return new TestRow([a, b], Math.Sin(12 * a * b) + Math.Cos(9 * a) + (0.2 * noise.Normal()));
        })];
    }

    private sealed class Watch : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
