using Nbm.Generated;
using Nbm.Models;
using Nbm.Tests;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A polynomial as it is learned: the model scores rows as the network did, and holds what options ask for.</summary>
public sealed class SpamTrainerTests
{
    private static readonly SpamOptions s_brief = new() { Epochs = 4, BatchSize = 64, Dropout = 0 };
    private static readonly Loan[] s_rows = [.. LoanModels.Rows(700).Where(row => row.Amount is not null)];
    private static readonly Loan[] s_training = s_rows[..^200];
    private static readonly Loan[] s_validation = s_rows[^200..];

    public static TheoryData<SpamOptions, int> Kinds => new()
    {
        { s_brief, 2 },
        { s_brief, 3 },
        { s_brief with { DistinctFeatures = true }, 2 },
        { s_brief with { DistinctFeatures = true }, 3 },
        { s_brief with { Rescale = false, Inputs = InputKind.Standard }, 3 },
        { s_brief with { Ranks = [0, 4], Inputs = InputKind.MinMax }, 3 },
        { s_brief with { Inputs = InputKind.Curves }, 2 },
        { s_brief with { Inputs = InputKind.Curves, BasisDropout = 0.05, Dropout = 0.3 }, 3 },
        { s_brief with { NonNegative = true, Inputs = InputKind.Rank, Dropout = 0.3 }, 2 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_model_has_the_validation_loss_that_its_network_had(SpamOptions options, int degree)
    {
        SpamModel model = SpamTrainer.Train(LoanEncoder.Amount, s_training, s_validation, degree, 6, options, null, CancellationToken.None);
        var typed = new Polynomial(model);
        double loss = typed.Evaluate(s_validation).Rmse;
        TrainingHistory history = model.TrainingHistory;
        (loss * loss).ShouldBe(history.Single(epoch => epoch.Epoch == history.BestEpoch).ValidationLoss!.Value, 1e-4 * loss * loss);
    }

    [Fact]
    public void Several_classes_have_weights_of_their_own_on_components_that_they_share()
    {
        SpamModel model = SpamTrainer.Train(LoanEncoder.Risk, s_training, s_validation, 2, 6, s_brief, null, CancellationToken.None);
        model.Outputs.ShouldBe(3);
        model.Ranks.ShouldBe([6]);
        model.Degrees.Single().Weights.Length.ShouldBe(3 * 6);
        var typed = new Classes(model);
        TrainingHistory history = model.TrainingHistory;
        typed.Evaluate(s_validation).LogLoss
            .ShouldBe(history.Single(epoch => epoch.Epoch == history.BestEpoch).ValidationLoss!.Value, 1e-5);
    }

    [Fact]
    public void Nothing_that_is_projected_is_below_0()
    {
        SpamModel model = SpamTrainer.Train(
            LoanEncoder.Amount, s_training, s_validation, 3, 6, s_brief with { NonNegative = true }, null, CancellationToken.None);
        model.Line.Weights.ShouldAllBe(weight => weight >= 0);
        model.Degrees.SelectMany(degree => degree.Weights).ShouldAllBe(weight => weight >= 0);
        model.Degrees.SelectMany(degree => degree.Factors).ShouldAllBe(factor => factor >= 0);
        model.Degrees.SelectMany(degree => degree.Factors).ShouldContain(factor => factor > 0);
    }

    [Fact]
    public void Curves_that_were_learned_are_numbers_to_read()
    {
        SpamModel curves = SpamTrainer.Train(
            LoanEncoder.Amount, s_training, s_validation, 2, 6, s_brief with { Epochs = 1, Inputs = InputKind.Curves }, null,
            CancellationToken.None);
        int features = curves.Schema.Features.Length, monomials = 1 + features + (features * (features + 1) / 2);
        curves.Size.Numbers.ShouldBe(monomials + (2 * curves.Line.Inputs.Features.Sum(feature => feature.Axis.Positions)));
    }

    [Fact]
    public void One_thread_and_two_learn_the_same()
    {
        double[] Scores(int threads) => new Polynomial(SpamTrainer.Train(
            LoanEncoder.Amount, s_training, s_validation, 2, 6, s_brief with { Threads = threads }, null, CancellationToken.None))
            .Predict(s_validation);
        Scores(1).ShouldBe(Scores(2));
    }

    [Fact]
    public void The_features_that_matter_together_are_found()
    {
        // Amounts are the product of two features' effects and nothing else; the pair is worth as much as they are.
        Loan[] rows = [.. s_rows.Select((row, r) => row with
        {
            Years = r % 20, Guarantor = r % 3 == 0, Income = 1000 + (r % 7), Amount = (r % 3 == 0 ? 1 : -1) * ((r % 20) - 10.0),
        })];
        SpamModel model = SpamTrainer.Train(LoanEncoder.Amount, rows, null, 2, 8, new SpamOptions { Epochs = 60, BatchSize = 128 }, null,
            CancellationToken.None);
        model.Importances[0].Name.ShouldBe("Years × Guarantor");
        new Polynomial(model).Evaluate(rows).R2.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Options_that_do_not_suit_the_degree_are_refused()
    {
        static void Train(int degree, int rank, SpamOptions options) =>
            SpamTrainer.Train(LoanEncoder.Amount, s_training, null, degree, rank, options, null, CancellationToken.None);
        Should.Throw<ArgumentOutOfRangeException>(() => Train(4, 6, s_brief)).Message.ShouldStartWith("A polynomial is of degree 2 or 3.");
        Should.Throw<ArgumentException>(() => Train(2, 6, s_brief with { Ranks = [5, 5] })).Message
            .ShouldStartWith("SpamOptions.Ranks has 2 ranks, from degree 2 on; a polynomial of degree 2 has 1.");
        Should.Throw<ArgumentOutOfRangeException>(() => Train(2, 6, s_brief with { Ranks = [0] })).Message
            .ShouldStartWith("SpamOptions.Ranks is 0; expected: one rank above 0, or none named.");
        Should.Throw<ArgumentOutOfRangeException>(() => Train(2, 6, s_brief with { Dropout = 1 })).Message
            .ShouldStartWith("SpamOptions.Dropout is 1; expected: 0 … below 1.");
    }

    private sealed class Polynomial(SpamModel model) : RegressionModel<Loan>(LoanEncoder.Amount, model);

    private sealed class Classes(SpamModel model)
        : MulticlassModel<Loan, Risk>(LoanEncoder.Risk, model, [Risk.Low, Risk.Middle, Risk.High]);
}
