namespace Nbm.Tests.Explanations;

public sealed class ExplanationsTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(700);

    [Fact]
    public void Many_rows_are_explained_as_each_alone_to_the_last_bit()
    {
        Explanations<LoanExplanation> why = LoanModels.Amount.Explain(s_rows);
        var predictions = new double[s_rows.Length];
        LoanModels.Amount.Predict(s_rows, predictions);
        why.Count.ShouldBe(700);
        why.Scores().ToArray().ShouldBe(predictions);
        for (int i = 0; i < s_rows.Length; i++)
        {
            LoanExplanation alone = LoanModels.Amount.Explain(s_rows[i]);
            double sum = alone.Intercept;
            for (int t = 0; t < alone.Contributions.Count; t++)
            {
                why.Contributions(t)[i].ShouldBe(alone.Contributions[t].Score);
                sum += why.Contributions(t)[i];
            }

            sum.ShouldBe(why.Scores()[i]);
        }
    }

    [Fact]
    public void Every_class_has_columns_of_its_own()
    {
        Explanations<LoanClassExplanation<Risk>> why = LoanModels.Risk.Explain(s_rows);
        for (int i = 0; i < s_rows.Length; i += 7)
        {
            LoanClassExplanation<Risk> alone = LoanModels.Risk.Explain(s_rows[i]);
            for (int c = 0; c < 3; c++)
            {
                why.Scores(c)[i].ShouldBe(alone.Scores[c]);
                why.Contributions("HomeXIncome", c)[i].ShouldBe(alone.Contributions[6].Scores[c]);
            }
        }
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(4)]
    public void Terms_matter_by_what_they_add_to_the_class_that_is_predicted_beside_the_one_that_adds_most(double tau)
    {
        var why = LoanModels.Risk.Explain(s_rows[..60]);
        int signed = 0, absolute = 0;
        foreach (LoanClassExplanation<Risk> alone in why)
        {
            Risk label = alone.Prediction.Label;
            double[] own = [.. alone.Contributions.Select(term => term.Scores[label] - term.Scores.Average(pair => pair.Value))];
            double most = own.Max(Math.Abs);
            IReadOnlyList<TermRelevance> relevant = alone.RelevantTerms(1 / tau);
            relevant.Select(term => Math.Abs(term.Relevance)).ShouldBeInOrder(SortDirection.Descending);
            relevant.Select(term => (term.Name, Math.Round(term.Relevance, 9))).ShouldBe(
                alone.Contributions.Select((term, t) => (term.Name, Math.Round(own[t] / most, 9)))
                    .Where(term => Math.Abs(term.Item2) > 1 / tau), ignoreOrder: true);
            signed += own.Count(value => value / most > 1 / tau);
            absolute += own.Count(value => Math.Abs(value) / most > 1 / tau);
        }

        why.Conciseness(tau).ShouldBe(signed / 60.0, 1e-12);
        why.Conciseness(tau, absolute: true).ShouldBe(absolute / 60.0, 1e-12);
    }

    [Fact]
    public void Of_numbers_what_raises_the_prediction_is_relevant_to_it()
    {
        LoanExplanation alone = LoanModels.Amount.Explain(s_rows[3]);
        double most = alone.Contributions.Max(term => Math.Abs(term.Score));
        TermRelevance first = alone.RelevantTerms()[0];
        Math.Abs(first.Relevance).ShouldBe(1);
        first.Relevance.ShouldBe(alone.Contributions.Single(term => term.Name == first.Name).Score / most);
        Should.Throw<ArgumentOutOfRangeException>(() => LoanModels.Amount.Explain(s_rows[..3]).Conciseness(1))
            .Message.ShouldContain("τ is 1; expected: above 1");
    }

    [Fact]
    public void Typed_explanations_come_in_the_order_of_the_rows()
    {
        Explanations<LoanExplanation> why = LoanModels.Amount.Explain(s_rows[..20]);
        why.Select(own => own.ToString()).ShouldBe(s_rows[..20].Select(row => LoanModels.Amount.Explain(row).ToString()));
        why[7].Income.ShouldBe(LoanModels.Amount.Explain(s_rows[7]).Income);
        Should.Throw<ArgumentOutOfRangeException>(() => why[20]);
    }

    [Fact]
    public void Rows_that_change_afterwards_change_nothing()
    {
        var rows = s_rows[..3].ToList();
        Explanations<LoanExplanation> why = LoanModels.Amount.Explain(rows);
        rows.Clear();
        why[2].Score.ShouldBe(LoanModels.Amount.Predict(s_rows[2]));
    }

    [Fact]
    public void A_dropped_term_adds_nothing_anywhere()
    {
        var model = new LoanAmount(LoanModels.Amount.Additive.Without(1, 6));
        model.Explain(s_rows).Contributions("Income").ToArray().ShouldAllBe(c => c == 0);
        model.Explain(s_rows).Contributions("Years").ToArray().ShouldContain(c => c != 0);
    }

    [Fact]
    public void Importances_are_mean_sizes_in_order_with_error_bars()
    {
        var model = new LoanRisk(LoanModels.Risk.Additive.WithErrors(4));
        Explanations<LoanClassExplanation<Risk>> why = model.Explain(s_rows);
        for (int c = 0; c < 3; c++)
        {
            IReadOnlyList<TermImportance> importances = why.Importances(c);
            importances.Select(i => i.Importance).ShouldBeInOrder(SortDirection.Descending);
            importances.Select(i => i.Name).ShouldBe(model.Additive.Terms.Select(term => term.Name), ignoreOrder: true);
            TermImportance income = importances.Single(i => i.Name == "Income");
            income.Importance.ShouldBe(why.Average(own => Math.Abs(own.Income.Scores[c])), 1e-12);
            income.StandardError!.Value.ShouldBe(why.Average(own => own.Income.StandardErrors!.Value[c]), 1e-12);
            importances.Single(i => i.Name == "Guarantor").Importance.ShouldBe(0);
        }

        LoanModels.Amount.Explain(s_rows).Importances().ShouldAllBe(i => i.StandardError == null);
    }

    [Fact]
    public void An_importances_error_bounds_what_errors_of_its_contributions_can_do()
    {
        // Any shift of the contributions by at most their errors moves their mean size by at most the mean error.
        var random = new TestRandom(3);
        Explanations<LoanExplanation> why = new LoanAmount(LoanModels.Amount.Additive.WithErrors()).Explain(s_rows);
        TermImportance income = why.Importances().Single(i => i.Name == "Income");
        double shifted = why.Average(own => Math.Abs(own.Income.Score + (random.Between(-1, 1) * own.Income.StandardError!.Value)));
        Math.Abs(shifted - income.Importance).ShouldBeLessThan(income.StandardError!.Value);
    }

    [Fact]
    public void Every_class_has_importances_of_its_own_over_the_training_rows()
    {
        foreach (Risk risk in LoanModels.Risk.Classes)
        {
            IReadOnlyList<TermImportance> importances = LoanModels.Risk.ImportancesOf(risk);
            importances.Select(i => i.Importance).ShouldBeInOrder(SortDirection.Descending);
            importances.ShouldAllBe(
                i => i.Importance == LoanModels.Risk.Additive.Terms.Single(term => term.Name == i.Name).Importances[(int)risk]);
        }

        Should.Throw<KeyNotFoundException>(() => LoanModels.Risk.ImportancesOf((Risk)9));
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        Explanations<LoanExplanation> why = LoanModels.Amount.Explain(s_rows[..2]);
        Should.Throw<KeyNotFoundException>(() => why.Contributions("Age").Length).Message.ShouldContain("Its terms: Years, Income,");
        Should.Throw<ArgumentOutOfRangeException>(() => why.Scores(1).Length);
        Should.Throw<ArgumentOutOfRangeException>(() => why.Contributions(8).Length);
        Should.Throw<NbmDataException>(() => LoanModels.Amount.Explain([s_rows[0], null!])).Message.ShouldContain("Row 1: it is null");
        LoanModels.Amount.Explain(Array.Empty<Loan>()).ShouldBeEmpty();
        Should.Throw<InvalidOperationException>(() => LoanModels.Amount.Explain(Array.Empty<Loan>()).Importances());
    }
}
