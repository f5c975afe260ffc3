using Nbm.Models;

namespace Nbm.Tests.Models;

public sealed class EvaluationTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(700);

    [Fact]
    public void Evaluating_measures_predictions_against_targets_with_weights()
    {
        BinaryMetrics metrics = LoanModels.Repaid.Evaluate(s_rows);
        metrics.ShouldBe(Metrics.Binary(
            [.. s_rows.Select(row => LoanModels.Repaid.Predict(row).Score)], [.. s_rows.Select(row => row.Repaid ? 1.0 : 0)],
            [.. s_rows.Select(row => row.Weight)]));

        MulticlassMetrics classes = LoanModels.Risk.Evaluate(new List<Loan>(s_rows));
        double right = s_rows.Where(row => LoanModels.Risk.Predict(row).Label == row.Risk).Sum(row => row.Weight);
        classes.Accuracy.ShouldBe(right / s_rows.Sum(row => row.Weight), 1e-12);
    }

    [Fact]
    public void Rows_without_a_target_are_passed_over()
    {
        Loan[] known = [.. s_rows.Where(row => row.Amount is not null)];
        known.Length.ShouldBeLessThan(s_rows.Length);
        LoanModels.Amount.Evaluate(s_rows).ShouldBe(LoanModels.Amount.Evaluate(known));
    }

    [Fact]
    public void Classes_that_are_texts_are_found_by_name()
    {
        double right = s_rows.Where(row => LoanModels.Advice.Predict(row).Label == row.Advice).Sum(row => row.Weight);
        LoanModels.Advice.Evaluate(s_rows).Accuracy.ShouldBe(right / s_rows.Sum(row => row.Weight), 1e-12);
    }

    [Fact]
    public void Nothing_to_evaluate_is_an_error()
    {
        Should.Throw<NbmDataException>(() => LoanModels.Amount.Evaluate([])).Message.ShouldBe("There are no rows to evaluate.");
        Should.Throw<NbmDataException>(() => LoanModels.Amount.Evaluate([new Loan { Amount = null }])).Message
            .ShouldContain("None of the 1 rows has a target");
    }

    [Fact]
    public void A_wrong_target_or_weight_is_named_with_its_row()
    {
        Loan[] With(int index, Func<Loan, Loan> change) => [.. s_rows.Select((row, r) => r == index ? change(row) : row)];

        NbmDataException unseen = Should.Throw<NbmDataException>(
            () => LoanModels.Advice.Evaluate(With(300, row => row with { Advice = "leave" })));
        unseen.Row.ShouldBe(300);
        unseen.Message.ShouldContain("'leave'");
        unseen.Message.ShouldContain("go, wait, stop");

        Should.Throw<NbmDataException>(() => LoanModels.Risk.Evaluate(With(299, row => null!))).Message.ShouldBe("Row 299: it is null.");
        Should.Throw<NbmDataException>(() => LoanModels.Risk.Evaluate(With(5, row => row with { Risk = (Risk)77 }))).Message
            .ShouldContain("Row 5: the target Risk is no class");
        Should.Throw<NbmDataException>(() => LoanModels.Advice.Evaluate(With(6, row => row with { Advice = null }))).Row.ShouldBe(6);
        Should.Throw<NbmDataException>(() => LoanModels.Amount.Evaluate(
            With(7, row => row with { Amount = double.PositiveInfinity }))).Message.ShouldContain("Row 7: the target Amount is Infinity");
        Should.Throw<NbmDataException>(() => LoanModels.Amount.Evaluate(With(8, row => row with { Amount = 1, Weight = -1 }))).Message
            .ShouldContain("Row 8: the weight is -1");
    }
}
