using Nbm.Generated;
using Nbm.Runtime.Tests.Training.Mlp;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What <see cref="SpamOptions.NonNegative"/> promises of scores, and the inputs that it can't promise it of.</summary>
public sealed class NonNegativeTests
{
    private static readonly TestRow[] s_rows = [
        .. Enumerable.Range(0, 300).Select(i => new TestRow([i % 25, i * 7 % 24], ((i % 25) - 12) * ((i % 25) - 12)))];

    [Theory]
    [InlineData(InputKind.MinMax, 2, false)]
    [InlineData(InputKind.Rank, 3, false)]
    [InlineData(InputKind.MinMax, 2, true)]
    public void A_number_that_rises_never_lowers_a_score(InputKind kind, int degree, bool distinct)
    {
        SpamModel model = Train(Schemas.Number("B"), new SpamOptions { Inputs = kind, DistinctFeatures = distinct }, degree);
        for (int b = 0; b < 24; b++)
        {
            double[] scores = [.. Enumerable.Range(0, 49).Select(a => model.Scores(new TestRow([a / 2.0, b], 0))[0])];
            scores.Zip(scores.Skip(1)).ShouldAllBe(pair => pair.Second >= pair.First - 1e-9);
        }
    }

    [Fact]
    public void Inputs_below_0_are_refused_as_their_squares_fall() =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => Train(Schemas.Number("B"), new SpamOptions { Inputs = InputKind.Standard }, 2)).Message
            .ShouldStartWith("SpamOptions.NonNegative is True; expected: false with Inputs = Standard, some of which are below 0.");

    [Theory]
    [InlineData(InputKind.MinMax)]
    [InlineData(InputKind.Rank)]
    public void Sines_and_cosines_are_refused_as_they_are_below_0_half_of_the_time(InputKind kind) =>
        Should.Throw<ArgumentException>(() => Train(Schemas.Circle("B", 24), new SpamOptions { Inputs = kind }, 2)).Message
            .ShouldStartWith(
                "SpamOptions.NonNegative can't hold: B goes in a circle, and the inputs of a circle are below 0 in half of it.");

    [Fact]
    public void Hats_of_a_circle_are_never_below_0() => Train(Schemas.Circle("B", 24), new SpamOptions(), 2).Degree.ShouldBe(2);

    private static SpamModel Train(FeatureSchema second, SpamOptions options, int degree) => SpamTrainer.Train(
        new TestEncoder(Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), second])), s_rows, null, degree, 4,
        options with { NonNegative = true, Epochs = 5, BatchSize = 64 }, null, CancellationToken.None);
}
