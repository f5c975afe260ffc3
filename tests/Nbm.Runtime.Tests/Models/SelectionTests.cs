namespace Nbm.Tests.Models;

public sealed class SelectionTests
{
    private static readonly AdditiveModel s_sparse = LoanModels.Risk.Additive.Without(1, 4, 6, 7);
    private static readonly LoanRisk s_typed = new(s_sparse);

    [Fact]
    public void A_dropped_term_contributes_exactly_0()
    {
        foreach (Loan row in LoanModels.Rows(200))
        {
            LoanClassExplanation<Risk> why = s_typed.Explain(row);
            foreach (int t in new[] { 1, 4, 6, 7 })
            {
                why.Contributions[t].Scores.ShouldAllBe(pair => pair.Value == 0);
            }
        }
    }

    [Fact]
    public void Selected_terms_contribute_what_they_did()
    {
        foreach (Loan row in LoanModels.Rows(200))
        {
            foreach (int t in new[] { 0, 2, 3, 5 })
            {
                s_typed.Explain(row).Contributions[t].Scores.ShouldBe(LoanModels.Risk.Explain(row).Contributions[t].Scores);
            }
        }
    }

    [Fact]
    public void Predictions_explanations_and_the_sum_of_contributions_agree_to_the_last_bit()
    {
        Loan[] rows = LoanModels.Rows(600);
        var together = new MulticlassPrediction<Risk>[rows.Length];
        s_typed.Predict(rows, together);
        for (int r = 0; r < rows.Length; r++)
        {
            LoanClassExplanation<Risk> why = s_typed.Explain(rows[r]);
            foreach (Risk risk in s_typed.Classes)
            {
                double sum = why.Intercepts[risk];
                foreach (MulticlassTermContribution<Risk> contribution in why.Contributions)
                {
                    sum += contribution.Scores[risk];
                }

                why.Scores[risk].ShouldBe(sum);
                s_typed.Predict(rows[r]).Scores[risk].ShouldBe(sum);
                together[r].Scores[risk].ShouldBe(sum);
            }
        }
    }

    [Fact]
    public void Contributions_are_written_over_whatever_was_there_and_no_further()
    {
        double[] contributions = [.. Enumerable.Repeat(7.0, 25)];
        s_sparse.Explain([1, 2, 0, 0, 1], contributions, new double[3]);
        contributions[3..6].ShouldBe([0, 0, 0]);
        contributions[24].ShouldBe(7);
    }

    [Fact]
    public void A_model_without_any_selected_term_predicts_its_intercept()
    {
        var model = new LoanAmount(LoanModels.Amount.Additive.Without(0, 1, 2, 3, 4, 5, 6, 7));
        var amounts = new double[300];
        model.Predict(LoanModels.Rows(300), amounts);
        amounts.ShouldAllBe(amount => amount == model.Intercept);
    }

    [Fact]
    public void The_same_rows_are_refused_whatever_was_selected()
    {
        AdditiveModel none = LoanModels.Amount.Additive.Without(0, 1, 2, 3, 4, 5, 6, 7);
        double[][] rows = [[double.NaN, 0, 0, 0, 0], [0, 0, 0.5, 0, 0], [0, 0, 0, 4, 0], [0, 0, 0, 0, -1]];
        foreach (double[] row in rows)
        {
            string expected = Should.Throw<NbmDataException>(() => LoanModels.Amount.Additive.Score(row, new double[1])).Message;
            Should.Throw<NbmDataException>(() => none.Score(row, new double[1])).Message.ShouldBe(expected);
            Should.Throw<NbmDataException>(() => none.Score(row, 1, 1, new double[1], firstRow: 5)).Row.ShouldBe(5);
        }
    }

    [Fact]
    public void A_value_has_a_place_just_where_it_is_located()
    {
        double[] values = [double.NaN, double.PositiveInfinity, -1, -2, 0, 0.5, 1, 2, 3, 4, 5, 1e300];
        foreach (Axis axis in (Axis[])[.. s_sparse.Axes, new(0, [3], 0, true, false), new(0, [], 0, true, false)])
        {
            bool[] located = [.. values.Select(value => axis.TryLocate(value, out _, out _))];
            values.Select(axis.HasPlace).ShouldBe(located);
            axis.IndexOfNoPlace(values).ShouldBe(Array.IndexOf(located, false));
        }
    }

    [Fact]
    public void Dropped_terms_are_left_out_of_the_work()
    {
        // Not measured in time: what scoring plans is what is selected.
        System.Reflection.FieldInfo terms =
            typeof(Nbm.Models.ScoringPlan).GetFields(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            .Single(field => field.FieldType == typeof(Nbm.Models.PlannedTerm[]));
        ((Nbm.Models.PlannedTerm[])terms.GetValue(new Nbm.Models.ScoringPlan(s_sparse))!).Select(term => term.Index).ShouldBe([0, 2, 3, 5]);
    }

    [Fact]
    public void Importances_tell_what_was_selected()
    {
        s_sparse.Importances.Where(i => !i.Selected).Select(i => i.Name)
            .ShouldBe(["Income", "Guarantor", "HomeXIncome", "YearsXIncomeXJob"], ignoreOrder: true);
        new TermImportance("Income", 0, Selected: false).ToString().ShouldBe("Income dropped");
        LoanModels.Amount.Additive.WithErrors().Importances.ShouldAllBe(i => i.Selected && i.DegreesOfFreedom >= 1);
        LoanModels.Amount.Importances.ShouldAllBe(i => i.DegreesOfFreedom == null);
    }
}
