using Nbm.Models;

namespace Nbm.Tests.Explanations;

public sealed class ResponseScaleTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(200);

    [Fact]
    public void Contributions_to_a_probability_sum_to_its_difference_from_the_base()
    {
        for (int i = 1; i < s_rows.Length; i++)
        {
            foreach (LoanExplanation why in new[] { LoanModels.Repaid.Explain(s_rows[i]),
                LoanModels.Repaid.Explain(s_rows[i], s_rows[i - 1]) })
            {
                ResponseExplanation response = why.OnResponseScale();
                response.Response.ShouldBe(LoanModels.Repaid.Predict(s_rows[i]).Probability);
                response.Base.ShouldBe(1 / (1 + Math.Exp(-why.Intercept)), 1e-15);
                (response.Base + response.Contributions.Sum(c => c.Score)).ShouldBe(response.Response, 1e-14);
            }
        }
    }

    [Fact]
    public void Contributions_keep_their_order_and_proportions()
    {
        LoanExplanation why = LoanModels.Repaid.Explain(s_rows[0]);
        ResponseExplanation response = why.OnResponseScale();
        double slope = response.Contributions[0].Score / why.Contributions[0].Score;
        slope.ShouldBeGreaterThan(0);
        response.Contributions.Select(c => c.Name).ShouldBe(why.Contributions.Select(c => c.Name));
        response.Contributions.ShouldAllBe(c => c.StandardError == null);
        foreach ((TermContribution own, TermContribution score) in response.Contributions.Zip(why.Contributions))
        {
            own.Score.ShouldBe(slope * score.Score, 1e-14);
        }
    }

    [Fact]
    public void On_its_own_scale_a_regression_says_the_same()
    {
        LoanExplanation why = LoanModels.Amount.Explain(s_rows[0]);
        why.OnResponseScale().Contributions.Select(c => c.Score).ShouldBe(why.Contributions.Select(c => c.Score));
        (why.OnResponseScale().Base, why.OnResponseScale().Response).ShouldBe((why.Intercept, why.Score));
    }

    [Fact]
    public void Contributions_to_the_probabilities_of_classes_sum_to_their_differences_and_to_0_over_the_classes()
    {
        for (int i = 1; i < s_rows.Length; i++)
        {
            MulticlassResponseExplanation<Risk> response = LoanModels.Risk.Explain(s_rows[i], s_rows[i - 1]).OnResponseScale();
            foreach (Risk risk in LoanModels.Risk.Classes)
            {
                response.Probabilities[risk].ShouldBe(LoanModels.Risk.Predict(s_rows[i]).Probabilities[risk]);
                response.BaseProbabilities[risk].ShouldBe(LoanModels.Risk.Predict(s_rows[i - 1]).Probabilities[risk]);
                (response.BaseProbabilities[risk] + response.Contributions.Sum(c => c.Scores[risk]))
                    .ShouldBe(response.Probabilities[risk], 1e-11);
            }

            response.Contributions.ShouldAllBe(c => Math.Abs(c.Scores.Sum(pair => pair.Value)) < 1e-14);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1e-9, 1e-9)]
    [InlineData(3, 3)]
    [InlineData(-30, 45)]
    [InlineData(800, -800)]
    public void Two_classes_are_as_one_score(double from, double to)
    {
        double[] slopes = ResponseScale.SoftmaxSlopes([0, from], [0, to]);
        slopes[3].ShouldBe(ResponseScale.Slope(ModelTask.Binary, from, to), 1e-12);
        slopes[1].ShouldBe(-slopes[3], 1e-15);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99999)]
    [InlineData(1.00001)]
    [InlineData(1e-12)]
    [InlineData(0)]
    public void The_slope_of_a_probability_is_continuous_down_to_the_derivative(double distance)
    {
        double slope = ResponseScale.Slope(ModelTask.Binary, 2, 2 + distance);
        double p = 1 / (1 + Math.Exp(-2)), q = 1 / (1 + Math.Exp(-2 - distance));
        slope.ShouldBe(distance > 1e-6 ? (q - p) / distance : p * (1 - p), 1e-12);
    }

    [Fact]
    public void The_text_is_about_the_prediction()
    {
        LoanModels.Repaid.Explain(s_rows[0]).OnResponseScale().ToString()
            .ShouldMatch(@"^Repaid: probability of true 0\.\d+\n +\+0\.\d+  intercept\n");
        LoanModels.Amount.Explain(s_rows[0]).OnResponseScale().ToString().ShouldMatch(@"^Amount: -?[\d.]+ \$\n");
        LoanModels.Risk.Explain(s_rows[0], s_rows[1]).OnResponseScale().ToString()
            .ShouldMatch(@"^Risk: probability of \w+ 0\.\d+\n +\+0\.\d+  reference\n");
    }
}
