using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Triples are suggested where there are some, and nothing where there is nothing.</summary>
public sealed class TripleSuggestionTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, Threads = 1 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Of_pure_noise_nothing_is_suggested(int seed) =>
        Suggest(Rows(300, 4, seed, (_, noise) => noise.Normal()), 4).ShouldBeEmpty();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_main_effects_and_pairs_nothing_is_suggested(int seed) =>
        Suggest(Rows(500, 4, seed, (x, noise) => Math.Sin(2 * x[0]) + (x[1] * x[2]) + (x[3] * x[3]) + (0.5 * noise.Normal())), 4)
            .ShouldBeEmpty();

    [Fact]
    public void A_triple_that_no_pair_betrays_is_found_alone()
    {
        ImmutableArray<InteractionSuggestion> found = Suggest(
            Rows(800, 5, 1, (x, noise) => x[0] + (x[1] * x[2] * x[4]) + (0.7 * noise.Normal())), 5);

        found.Select(suggestion => suggestion.Attribute).ShouldBe(["[Interaction(nameof(F1), nameof(F2), nameof(F4))]"]);
        found[0].Importance.ShouldBeInRange(0.3, 0.8);
    }

    [Fact]
    public void A_triple_is_found_in_the_log_odds()
    {
        TestRow[] rows = Rows(1500, 4, 1, (x, noise) => noise.Uniform() < 1 / (1 + Math.Exp(-2 * x[0] * x[1] * x[3])) ? 1 : 0);

        Suggest(rows, 4, Schemas.Binary()).Select(suggestion => suggestion.Attribute)
            .ShouldBe(["[Interaction(nameof(F0), nameof(F1), nameof(F3))]"]);
    }

    [Fact]
    public void Of_many_features_those_of_the_strongest_pairs_are_looked_at()
    {
        ImmutableArray<InteractionSuggestion> found = Suggest(
            Rows(600, 13, 1, (x, noise) => (x[2] * x[7]) + (x[7] * x[11]) + (2 * x[2] * x[7] * x[11]) + (0.5 * noise.Normal())), 13);

        found.Select(suggestion => suggestion.Attribute).ShouldBe(["[Interaction(nameof(F2), nameof(F7), nameof(F11))]"]);
    }

    [Fact]
    public void What_is_declared_already_is_not_suggested() => InteractionSuggester.Suggest(
        new TestEncoder(Schema(4, Schemas.Regression(), [0, 1, 3])),
        Rows(400, 4, 1, (x, noise) => (2 * x[0] * x[1] * x[3]) + (0.5 * noise.Normal())), 10, 3, s_options, default).ShouldBeEmpty();

    [Fact]
    public void Other_orders_are_refused_by_name() =>
        Should.Throw<ArgumentOutOfRangeException>(() => InteractionSuggester.Suggest(new TestEncoder(Schema(4, Schemas.Regression())),
            Rows(10, 4, 1, (_, _) => 0), 10, 4, s_options, default))
            .Message.ShouldStartWith("Interactions of 4 features can't be suggested; expected 2, for pairs, or 3.");

    private static ImmutableArray<InteractionSuggestion> Suggest(TestRow[] rows, int features, TargetSchema? target = null) =>
        InteractionSuggester.Suggest(new TestEncoder(Schema(features, target ?? Schemas.Regression())), rows, 10, 3, s_options, default);

    private static ModelSchema Schema(int features, TargetSchema target, params int[][] interactions) =>
        Schemas.Of(target, [.. Enumerable.Range(0, features).Select(f => Schemas.Number($"F{f}"))], interactions);

    private static TestRow[] Rows(int count, int features, int seed, Func<double[], Noise, double> target)
    {
        var noise = new Noise((ulong)seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] x = [.. Enumerable.Range(0, features).Select(_ => noise.Uniform(-1.7, 1.7))];
            return new TestRow(x, target(x, noise));
        })];
    }
}
