using Nbm.Generated;
using Nbm.Tests;

namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>What typed models and explanations ask of a model, experts answer.</summary>
public sealed class TypedExpertsTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(400);
    private static readonly ExpertsAmount s_model = new(ExpertsTrainer.Train(
        LoanEncoder.Amount, s_rows, null, new ExpertsLayout([new("Person", [0, 3]), new("Means", [1, 2, 4])]), Experts.Small,
        null, default));

    private static readonly ExpertsRisk s_risk = new(ExpertsTrainer.Train(
        LoanEncoder.Risk, s_rows, null, new ExpertsLayout([new("Person", [0, 3]), new("Means", [1, 2, 4])]), Experts.Small, null, default));

    [Fact]
    public void Explanations_are_what_experts_add_one_row_or_many()
    {
        Explanations<LoanExplanation> all = s_model.Explain(s_rows);
        double[] predictions = s_model.Predict(s_rows);
        for (int r = 0; r < s_rows.Length; r += 11)
        {
            LoanExplanation why = s_model.Explain(s_rows[r]);
            why.Contributions.Select(part => part.Name).ShouldBe(["Person", "Means", "Person + Means"]);
            why.Contributions.Aggregate(why.Intercept, (sum, part) => sum + part.Score).ShouldBe(why.Score);
            predictions[r].ShouldBe(why.Score);
            all[r].Score.ShouldBe(why.Score);
            all.Contributions("Means")[r].ShouldBe(why.Contributions[1].Score);
        }

        s_model.Explain(s_rows[0]).ToString().ShouldNotContain("remainder");
    }

    [Fact]
    public void Of_several_classes_terms_and_remainders_are_all_of_each_score_and_probability()
    {
        Explanations<LoanClassExplanation<Risk>> all = s_risk.Explain(s_rows);
        for (int r = 0; r < s_rows.Length; r += 11)
        {
            LoanClassExplanation<Risk> why = s_risk.Explain(s_rows[r]);
            MulticlassResponseExplanation<Risk> response = why.OnResponseScale();
            foreach (Risk risk in why.Scores.Classes)
            {
                (why.Contributions.Aggregate(why.Intercepts[risk], (sum, part) => sum + part.Scores[risk]) + why.Remainders[risk])
                    .ShouldBe(why.Scores[risk]);
                (response.BaseProbabilities[risk] + response.Contributions.Sum(part => part.Scores[risk]) + response.Remainders[risk])
                    .ShouldBe(response.Probabilities[risk], 1e-8);
                all.Remainders((int)risk)[r].ShouldBe(why.Remainders[risk]);
            }

            why.Remainders.Any(own => own.Value != 0).ShouldBeTrue();
            why.ToString().ShouldContain("remainder");
            response.ToString().ShouldContain("remainder");
        }
    }

    [Fact]
    public void It_is_evaluated_and_weighed_as_any_model_is()
    {
        Loan[] known = [.. s_rows.Where(row => double.IsFinite(LoanEncoder.Amount.GetTarget(row)))];
        double square = 0, weight = 0;
        foreach (Loan row in known)
        {
            square += LoanEncoder.Amount.GetWeight(row) * Math.Pow(LoanEncoder.Amount.GetTarget(row) - s_model.Predict(row), 2);
            weight += LoanEncoder.Amount.GetWeight(row);
        }

        s_model.Evaluate(s_rows).Rmse.ShouldBe(Math.Sqrt(square / weight), 1e-9);
        s_model.Importances.Select(part => part.Name).ShouldBe(["Person", "Means", "Person + Means"], ignoreOrder: true);
        s_model.Importances[0].Importance.ShouldBeGreaterThan(0);
        Should.Throw<NotSupportedException>(() => s_model.Additive).Message.ShouldContain("ExpertsModel, which has none");
    }

    private sealed class ExpertsRisk(ExpertsModel model)
        : MulticlassModel<Loan, Risk>(LoanEncoder.Risk, model, [Risk.Low, Risk.Middle, Risk.High])
    {
        public LoanClassExplanation<Risk> Explain(Loan row) => new(ExplainRow(row), row);

        public Explanations<LoanClassExplanation<Risk>> Explain(IReadOnlyList<Loan> rows) =>
            ExplainRows(rows, (row, explained) => new LoanClassExplanation<Risk>(PerClass(explained), row));
    }

    private sealed class ExpertsAmount(ExpertsModel model) : RegressionModel<Loan>(LoanEncoder.Amount, model)
    {
        public LoanExplanation Explain(Loan row) => new(ExplainRow(row), row);

        public Explanations<LoanExplanation> Explain(IReadOnlyList<Loan> rows) =>
            ExplainRows(rows, (row, explained) => new LoanExplanation(explained, row));
    }
}
