using Nbm.Models;

namespace Nbm.Tests.Explanations;

public sealed class ExplanationTextTests
{
    private static readonly Loan s_row = new() { Years = 9, Income = 1234.5, Home = Housing.Rent, Job = "baker" };

    [Theory]
    [InlineData(0.314, 2, "+0.31")]
    [InlineData(-1.2, 2, "-1.20")]
    [InlineData(-0.001, 2, "0.00")]
    [InlineData(0.001, 2, "0.00")]
    [InlineData(-0.0, 1, "0.0")]
    [InlineData(-12345.6, 0, "-12346")]
    public void A_score_has_a_sign_unless_it_rounds_to_zero(double score, int decimals, string text) =>
        ScoreText.WithSign(score, decimals).ShouldBe(text);

    [Theory]
    [InlineData(-1)]
    [InlineData(16)]
    public void Decimals_out_of_range_are_refused(int decimals) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ScoreText.WithSign(1, decimals));

    [Fact]
    public void Parts_stand_in_columns()
    {
        var text = new ExplanationText();
        text.Add(-0.5, 0.125, "intercept");
        text.Add(10, null, "A", "1 m");
        text.Add(-0.001, 0.5, "Longer", "2");
        text.Write($"T: {text.Number(9.499, 0.5)}").ShouldBe(
            """
            T: 9.50 ± 0.50
               -0.50 ± 0.13  intercept
              +10.00         A      = 1 m
                0.00 ± 0.50  Longer = 2

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(123456, "+123456")]
    [InlineData(12.3456, "+12.35")]
    [InlineData(0.00123456, "+0.001235")]
    [InlineData(0, "0.000")]
    public void Parts_have_four_digits_of_the_largest(double largest, string shown)
    {
        var text = new ExplanationText();
        text.Add(largest, null, "intercept");
        text.Write("T").ShouldBe($"T\n  {shown}  intercept\n");
    }

    [Fact]
    public void The_largest_part_comes_first_behind_the_intercept()
    {
        LoanExplanation why = LoanModels.Amount.Explain(s_row);
        string[] names = [.. why.ToString().TrimEnd('\n').Split('\n').Skip(2).Select(line => line.Split(" = ")[0].Trim().Split(' ')[^1])];
        names.ShouldBe(why.Contributions.OrderBySize().Select(c => c.Name));
    }

    [Fact]
    public void A_binary_model_says_the_probability_of_its_positive_class_too() =>
        LoanModels.Repaid.Explain(s_row).ToString().ShouldMatch(@"^Repaid: score -?\d+\.\d+, probability of true 0\.\d+\n");

    [Fact]
    public void The_intercepts_standard_error_is_known()
    {
        AdditiveModel amount = LoanModels.Amount.Additive.WithErrors(), risk = LoanModels.Risk.Additive.WithErrors();
        new LoanAmount(amount).Explain(s_row).InterceptStandardError.ShouldBe(amount.ScoreErrors!.InterceptErrors[0]);
        new LoanRisk(risk).Explain(s_row).InterceptStandardErrors!.Value[Risk.High].ShouldBe(risk.ScoreErrors!.InterceptErrors[2]);
        LoanModels.Amount.Explain(s_row).InterceptStandardError.ShouldBeNull();
        LoanModels.Risk.Explain(s_row).InterceptStandardErrors.ShouldBeNull();
    }
}
