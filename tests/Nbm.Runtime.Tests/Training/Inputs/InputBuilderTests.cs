using Nbm.Generated;
using Nbm.Models;
using Nbm.Tests;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>How features become the inputs of networks and polynomials.</summary>
public sealed class InputBuilderTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(400);
    private static readonly TrainingData s_data = TrainingDataReader.Read(LoanEncoder.Amount, s_rows, null,
        new TrainingOptions { ValidationFraction = 0 });

    [Fact]
    public void Hats_of_a_number_are_at_least_0_and_sum_to_1()
    {
        InputEncoding encoding = new InputBuilder(s_data).Build(InputKind.Hats);
        FeatureInputs years = encoding.Features[0];
        years.Count.ShouldBeInRange(3, InputBuilder.MostHats);
        foreach (double[] inputs in Inputs(encoding))
        {
            double[] own = inputs[years.First..(years.First + years.Count)];
            own.ShouldAllBe(input => input >= 0);
            own.Sum().ShouldBe(1, 1e-12);
            own.Count(input => input > 0).ShouldBeInRange(1, 2);
        }
    }

    [Fact]
    public void Min_max_goes_from_0_to_1_in_a_straight_line_and_stays_there_beyond()
    {
        InputEncoding encoding = new InputBuilder(s_data).Build(InputKind.MinMax);
        double least = s_data.Training.Columns[0].Min(), greatest = s_data.Training.Columns[0].Max();
        double At(double years) => Encode(encoding, [years, 1000, 0, 0, 0])[0];
        At(least).ShouldBe(0);
        At(greatest).ShouldBe(1);
        At(least + (0.3 * (greatest - least))).ShouldBe(0.3, 1e-12);
        At(least - 5).ShouldBe(0);
        At(greatest * 10).ShouldBe(1);
    }

    [Fact]
    public void A_rank_is_the_share_of_rows_below()
    {
        InputEncoding encoding = new InputBuilder(s_data).Build(InputKind.Rank);
        double[] incomes = [.. s_data.Training.Columns[1].Where(double.IsFinite).Order()];
        int income = encoding.Features[1].First;
        foreach (int row in new[] { 0, incomes.Length / 4, incomes.Length / 2, incomes.Length - 1 })
        {
            Encode(encoding, [1, incomes[row], 0, 0, 0])[income].ShouldBe((double)row / (incomes.Length - 1), 0.01);
        }
    }

    [Fact]
    public void Levels_and_missing_values_that_training_saw_have_an_input_each()
    {
        InputEncoding encoding = new InputBuilder(s_data).Build(InputKind.Standard);
        FeatureInputs home = encoding.Features[2];
        double[] seen = [.. s_data.Training.Columns[2].Select(value => double.IsNaN(value) ? 9 : value).Distinct()];
        home.Count.ShouldBe(seen.Length);
        foreach (double level in new[] { 0, 1, 2, double.NaN })
        {
            double[] own = Encode(encoding, [1, 1000, level, 0, 0])[home.First..(home.First + home.Count)];
            own.Sum().ShouldBe(1);
            own.Count(input => input == 1).ShouldBe(1);
        }
    }

    [Fact]
    public void What_training_never_saw_has_no_input_that_was_not_learned()
    {
        Loan[] few = [.. s_rows.Where(row => row.Home == Housing.Own && row.Income is { } income && double.IsFinite(income))];
        TrainingData data = TrainingDataReader.Read(LoanEncoder.Amount, few, null, new TrainingOptions { ValidationFraction = 0 });
        InputEncoding encoding = new InputBuilder(data).Build(InputKind.Standard);
        encoding.Features[2].Count.ShouldBe(1);
        Encode(encoding, [1, 1000, 1, -1, 0])[encoding.Features[2].First].ShouldBe(0);
        encoding.Features[1].Count.ShouldBe(2); // Rank and distance, and no indicator of what is missing.
        Encode(encoding, [1, double.NaN, 0, -1, 0]).Skip(encoding.Features[1].First).Take(2).ShouldAllBe(input => input == 0);
    }

    [Fact]
    public void Inputs_beyond_the_memory_budget_are_refused_by_the_feature_with_most()
    {
        Loan[] rows = [.. s_rows.Select((row, r) => row with { Job = $"job {r}" })];
        var options = new MlpOptions { Epochs = 1, MemoryBudget = 100_000, EmbeddingLevels = 1_000_000 };
        Should.Throw<ArgumentException>(
            () => MlpTrainer.Train(LoanEncoder.Amount, rows, null, options, null, CancellationToken.None)).Message
            .ShouldMatch(
                @"^\d+ rows of \d+ inputs take \d+ KiB, and MemoryBudget allows 97.7 KiB. Job alone has \d+ of them, one a level: raise MinCount, lower MaxLevels, or leave it out.$");
    }

    [Fact]
    public void Values_without_a_place_are_refused_by_name()
    {
        InputEncoding encoding = new InputBuilder(s_data).Build(InputKind.Hats);
        Should.Throw<NbmDataException>(() => Encode(encoding, [double.NaN, 1000, 0, 0, 0])).Message
            .ShouldBe("Feature Years: the value is NaN, but int values can't be missing. Declare it int? if values may be missing, or "
                + "leave such rows out.");
    }

    [Fact]
    public void Rows_are_encoded_for_training_as_they_are_for_prediction()
    {
        InputEncoding encoding = new InputBuilder(s_data).Build(InputKind.Standard);
        float[] all = InputBuilder.Encode(encoding, s_data.Training);
        all.ShouldBe([.. Inputs(encoding).SelectMany(inputs => inputs).Select(input => (float)input)]);
    }

    private static IEnumerable<double[]> Inputs(InputEncoding encoding) =>
        Enumerable.Range(0, s_data.Training.Count).Select(r => Encode(encoding, [.. s_data.Training.Columns.Select(column => column[r])]));

    private static double[] Encode(InputEncoding encoding, double[] row)
    {
        var inputs = new double[encoding.Count];
        encoding.Encode(new RowBlock(row, null), 0, inputs);
        return inputs;
    }
}
