using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>The door by which models of another family than the additive one are cross-validated.</summary>
public sealed class FamilyCrossValidationTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly TestRow[] s_rows = [.. Enumerable.Range(0, 60).Select(i => new TestRow([i % 7], i % 11))];

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Families_have_the_same_folds_for_the_same_rows_and_seed(int seed)
    {
        int[][] own = TestRows(Run(new MeanOptions { Seed = seed }));
        int[][] additive = [.. CrossValidator.Run(
            new TestEncoder(s_schema), s_rows, 3, model => model, (_, _) => 0, new TrainingOptions { Seed = seed, PosteriorDraws = 0 },
            null, default)
            .Folds.Select(fold => fold.TestRows.ToArray())];

        own.ShouldBe(additive);
    }

    [Fact]
    public void Another_seed_gives_other_folds() =>
        TestRows(Run(new MeanOptions { Seed = 1 })).ShouldNotBe(TestRows(Run(new MeanOptions { Seed = 2 })));

    [Fact]
    public void A_model_is_trained_on_the_rows_of_the_other_folds_and_measured_on_its_own() =>
        Run(new MeanOptions()).Folds.ShouldAllBe(fold =>
        fold.Model == s_rows.Where((_, row) => !fold.TestRows.Contains(row)).Average(row => row.Target)
        && fold.Metrics == fold.TestRows.Average(row => Math.Abs(s_rows[row].Target - fold.Model)));

    [Fact]
    public void A_fold_has_the_familys_options_and_is_never_cut_short()
    {
        var seen = new List<MeanOptions>();
        Run(new MeanOptions { Seed = 8, Shift = 2, OnCancel = OnCancel.ReturnBest }, seen);
        seen.Count.ShouldBe(3);
        seen.ShouldAllBe(own => own.Seed == 8 && own.Shift == 2 && own.OnCancel == OnCancel.Throw);

        seen.Clear();
        Run(null, seen);
        seen.ShouldAllBe(own => own.Shift == new MeanOptions().Shift);
    }

    [Fact]
    public void A_checkpoint_of_one_fit_is_refused() =>
        Should.Throw<ArgumentException>(() => Run(new MeanOptions { Checkpoint = new TrainingCheckpoint("fit.nbmc") })).Message
            .ShouldContain("3 of them");

    [Fact]
    public void Progress_says_which_fold_it_is()
    {
        var told = new List<string>();
        Run(new MeanOptions(), progress: new Told(told));
        told.Select(text => text.Split(',')[0]).ShouldBe(["fold 1 of 3", "fold 2 of 3", "fold 3 of 3"]);
    }

    private static CrossValidation<double, double> Run(MeanOptions? options, List<MeanOptions>? seen = null,
        IProgress<CrossValidationProgress>? progress = null) =>
        CrossValidator.Run(
            new TestEncoder(s_schema), s_rows, 3,
            (TestRow[] train, MeanOptions own, IProgress<TrainingProgress>? report, CancellationToken _) =>
            {
                seen?.Add(own);
                report?.Report(new TrainingProgress(1, 1, 0.5, null, null, TimeSpan.Zero, TimeSpan.Zero));
                return train.Average(row => row.Target);
            },
            (mean, rows) => rows.Average(row => Math.Abs(row.Target - mean)), options, progress, default);

    private static int[][] TestRows(CrossValidation<double, double> result) => [.. result.Folds.Select(fold => fold.TestRows.ToArray())];

    /// <summary>Of a family whose model is the mean of the targets.</summary>
    private sealed record MeanOptions : NetworkTrainingOptions
    {
        public int Shift { get; init; } = 1;

        internal override int DefaultSteps => 1;

        private protected override NetworkTrainingOptions Usual => new MeanOptions();

        private protected override void ValidateFamily() => Check(Shift > 0, Shift, "above 0");

        private protected override IEnumerable<(string Name, object? Value, object? Default)> FamilyValues(NetworkTrainingOptions usual) =>
            [(nameof(Shift), Shift, ((MeanOptions)usual).Shift)];
    }

    private sealed class Told(List<string> told) : IProgress<CrossValidationProgress>
    {
        public void Report(CrossValidationProgress value) => told.Add(value.ToString());
    }
}
