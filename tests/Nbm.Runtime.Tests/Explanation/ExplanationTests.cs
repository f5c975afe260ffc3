using System.Globalization;

namespace Nbm.Tests.Explanations;

public sealed class ExplanationTests
{
    [Fact]
    public void Contributions_as_added_are_the_score_exactly()
    {
        foreach (Loan row in LoanModels.Rows(500))
        {
            LoanExplanation why = LoanModels.Repaid.Explain(row);
            double sum = why.Intercept;
            foreach (TermContribution contribution in why.Contributions)
            {
                sum += contribution.Score;
            }

            sum.ShouldBe(why.Score);
            why.Score.ShouldBe(LoanModels.Repaid.Predict(row).Score);
            why.Income.Score.ShouldBe(why.Contributions[1].Score);
        }
    }

    [Fact]
    public void Contributions_of_every_class_as_added_are_its_score_exactly()
    {
        foreach (Loan row in LoanModels.Rows(200))
        {
            LoanClassExplanation<Risk> why = LoanModels.Risk.Explain(row);
            foreach (Risk risk in LoanModels.Risk.Classes)
            {
                double sum = why.Intercepts[risk];
                foreach (MulticlassTermContribution<Risk> contribution in why.Contributions)
                {
                    sum += contribution.Scores[risk];
                }

                sum.ShouldBe(why.Scores[risk]);
            }

            why.Prediction.Label.ShouldBe(LoanModels.Risk.Predict(row).Label);
        }
    }

    [Fact]
    public void Contributions_come_in_the_order_of_the_terms_or_by_size()
    {
        LoanExplanation why = LoanModels.Amount.Explain(LoanModels.Rows(1)[0]);
        why.Contributions.Select(c => c.Name).ShouldBe(
            ["Years", "Income", "Home", "Job", "Guarantor", "YearsXIncome", "HomeXIncome", "YearsXIncomeXJob"]);
        why.Contributions.OrderBySize().Select(c => Math.Abs(c.Score)).ShouldBeInOrder(SortDirection.Descending);
        why.Contributions.OrderBySize().Count.ShouldBe(8);

        IReadOnlyList<MulticlassTermContribution<Risk>> sorted = LoanModels.Risk.Explain(LoanModels.Rows(1)[0]).Contributions.OrderBySize();
        sorted.Select(c => c.Scores.Max(pair => Math.Abs(pair.Value))).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void Terms_of_equal_size_keep_their_order()
    {
        TermContribution[] equal = [new("A", null, "1", 0.5), new("B", null, "2", -0.5), new("C", null, "3", 1), new("D", null, "4", 0.5)];
        equal.OrderBySize().Select(c => c.Name).ShouldBe(["C", "A", "B", "D"]);
    }

    [Fact]
    public void Values_read_as_a_person_would_write_them()
    {
        Loan row = new() { Years = 9, Income = 1234.5, Home = Housing.Other, Job = "baker", Guarantor = true };
        LoanModels.Amount.Explain(row).Contributions.Select(c => c.ValueText).ShouldBe(
        [
            "9", "1234.5", "Other", "baker", "true",
            "9 years × 1234.5 $/month", "Other × 1234.5 $/month", "9 years × 1234.5 $/month × baker",
        ]);
        LoanModels.Amount.Explain(row).Contributions.Select(c => c.Unit).ShouldBe(["years", "$/month", null, null, null, null, null, null]);
    }

    [Fact]
    public void Missing_and_unseen_values_are_called_so()
    {
        Loan row = new() { Years = -9, Income = null, Home = (Housing)99, Job = "astronaut" };
        LoanModels.Amount.Explain(row).Contributions.Select(c => c.ValueText).ShouldBe(
        [
            "-9", "missing", "no Housing", "astronaut (unseen)", "false",
            "-9 years × missing", "no Housing × missing", "-9 years × missing × astronaut (unseen)",
        ]);
        LoanModels.Amount.Explain(row with { Job = null, Home = null }).Contributions.Skip(2).Take(2).Select(c => c.ValueText)
            .ShouldBe(["missing", "missing"]);
    }

    [Fact]
    public void The_whole_explanation_is_readable()
    {
        Loan row = new() { Years = 9, Income = 1234.5, Home = Housing.Rent, Job = "baker" };
        string[] lines = LoanModels.Amount.Explain(row).ToString().TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(10);
        lines[0].ShouldMatch(@"^Amount: score -?\d+\.\d+$");
        lines[1].ShouldMatch(@"^ +[+-]\d+\.\d+  intercept$");
        lines.ShouldContain(line => line.EndsWith("  Income           = 1234.5 $/month", StringComparison.Ordinal));
        LoanModels.Risk.Explain(row).ToString().ShouldMatch(@"^Risk: probability of (Low|Middle|High) 0\.\d+, score ");
    }

    [Theory]
    [InlineData("double", 0.1 + 0.2, "0.3")]
    [InlineData("double", 6.984126984126984, "6.984127")]
    [InlineData("double", 1e-9, "1E-09")]
    [InlineData("double", 1234567890, "1234567890")]
    [InlineData("double", -3, "-3")]
    [InlineData("double", 1e300, "1E+300")]
    [InlineData("float", 0.10000000149011612, "0.1")]
    [InlineData("DateOnly", 739941, "2026-11-22")]
    [InlineData("DateTime", 739941, "2026-11-22")]
    [InlineData("DateTime", 739941.5, "2026-11-22 12:00:00")]
    [InlineData("TimeSpan", 93784.5, "1.02:03:04.5000000")]
    [InlineData("DateTimeOffset", 739941.5, "2026-11-22 12:00:00Z")]
    [InlineData("TimeOnly", 13.75, "13:45")]
    [InlineData("TimeOnly", 24, "24:00")]
    [InlineData("DateOnly", -5, "-5")]
    [InlineData("DateTime", 3652059, "9999-12-31 23:59:59")] // The end of the last day, which no double is below to a tick.
    [InlineData("TimeSpan", 1e300, "1E+300")]
    public void Encoded_numbers_are_shown_as_their_type(string type, double value, string text) =>
        Nbm.Models.ValueText.OfNumber(type, value).ShouldBe(text);

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Explanations_read_the_same_in_every_culture(string culture)
    {
        Loan row = new() { Years = -9, Income = -1234.5, Home = Housing.Rent, Job = "İşçi" };
        string expected = AllTexts(row);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            AllTexts(row).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Contributions_read_as_value_and_score()
    {
        new Contribution<double?>(-1234.5, -0.25).ToString().ShouldBe("-1234.5 → -0.25");
        new Contribution<double?>(null, 0).ToString().ShouldBe("missing → 0");
        new Contribution<(int Years, double? Income, Housing? Home)>((9, 1.5, null), 0.5).ToString().ShouldBe("9 × 1.5 × missing → +0.5");
        new Contribution<DateOnly>(new DateOnly(2026, 11, 22), 1).ToString().ShouldBe("2026-11-22 → +1");
        new TermContribution("Income", "$/month", "1200", 0.31).ToString().ShouldBe("Income = 1200 $/month → +0.31");
    }

    private static string AllTexts(Loan row) => string.Join('\n', new object[]
    {
        LoanModels.Amount.Explain(row),
        LoanModels.Amount.Explain(row).Income,
        LoanModels.Amount.Explain(row).Contributions[1],
        LoanModels.Amount.Importances[0],
        LoanModels.Amount.TrainingHistory[0],
        LoanModels.Amount.Evaluate([row]),
        LoanModels.Repaid.Predict(row),
        LoanModels.Repaid.Evaluate([row]),
        LoanModels.Risk.Explain(row),
        LoanModels.Risk.Explain(row).Contributions[1],
        LoanModels.Risk.Predict(row),
        LoanModels.Risk.Predict(row).Scores,
        LoanModels.Risk.Evaluate([row]),
        new Contribution<(int, double?)>((-9, -1234.5), -0.5, 0.25),
        new LoanAmount(LoanModels.Amount.Additive.WithErrors(1)).Explain(row),
        new LoanAmount(LoanModels.Amount.Additive.WithErrors(1)).Explain(row).Contributions[0],
        new LoanAmount(LoanModels.Amount.Additive.WithErrors(1)).Importances[^1],
        new LoanRisk(LoanModels.Risk.Additive.WithErrors(1)).Explain(row),
        new LoanRisk(LoanModels.Risk.Additive.WithErrors(1)).Explain(row).Income,
    });
}
