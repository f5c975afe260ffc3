using Nbm.Generated;

namespace Nbm.Tests;

/// <summary>Where a model has all pairs, an explanation lists them by what they add instead of naming each.</summary>
public sealed class RankedInteractionTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(40);

    [Fact]
    public void Interactions_are_the_parts_of_several_features_the_largest_first()
    {
        foreach (Loan row in s_rows)
        {
            Ranked why = new RankedAmount(LoanModels.Amount.Additive).Explain(row);
            why.Interactions.Select(own => (string.Join(" × ", own.Features), own.ValueText, own.Score)).ShouldBe(
                why.Contributions.Skip(5)
                    .Zip(["Years × Income", "Home × Income", "Years × Income × Job"], (own, names) => (names, own.ValueText, own.Score))
                    .OrderByDescending(own => Math.Abs(own.Score)));
        }
    }

    [Fact]
    public void Of_several_classes_the_largest_score_over_the_classes_counts()
    {
        foreach (Loan row in s_rows)
        {
            RankedClasses why = new RankedRisk(LoanModels.Risk.Additive).Explain(row);
            why.Interactions.Count.ShouldBe(3);
            why.Interactions.Select(own => own.Scores.Max(pair => Math.Abs(pair.Value))).ShouldBeInOrder(SortDirection.Descending);
            why.Interactions.ShouldAllBe(
                own => why.Contributions.Any(part => part.ValueText == own.ValueText && part.Scores.SequenceEqual(own.Scores)));
        }
    }

    [Fact]
    public void One_is_read_as_its_features_their_values_and_what_they_add() =>
        new InteractionContribution(["Years", "Income"], "3 years × missing", -0.25).ToString()
            .ShouldBe("Years × Income = 3 years × missing → -0.25");

    private sealed class RankedAmount(AdditiveModel model) : RegressionModel<Loan>(LoanEncoder.Amount, model)
    {
        public Ranked Explain(Loan row) => new(ExplainRow(row));
    }

    private sealed class RankedRisk(AdditiveModel model)
        : MulticlassModel<Loan, Risk>(LoanEncoder.Risk, model, [Risk.Low, Risk.Middle, Risk.High])
    {
        public RankedClasses Explain(Loan row) => new(ExplainRow(row));
    }

    private sealed class Ranked(ExplainedRow row) : Explanation(row)
    {
        public IReadOnlyList<InteractionContribution> Interactions => InteractionsOf();
    }

    private sealed class RankedClasses(ExplainedRow<Risk> row) : MulticlassExplanation<Risk>(row)
    {
        public IReadOnlyList<MulticlassInteractionContribution<Risk>> Interactions => InteractionsOf();
    }
}
