using System.Text.Json;
using Nbm.Generated;

namespace Nbm.Tests;

/// <summary>What typed models, explanations, metrics and cross-validation ask of a model holds for families that have no tables.</summary>
public sealed class AnyModelTests
{
    private static readonly GatedAmount s_model = new();
    private static readonly Loan[] s_rows = LoanModels.Rows(600);

    [Fact]
    public void Intercept_parts_and_remainder_add_up_to_the_score_as_added()
    {
        foreach (Loan row in s_rows)
        {
            LoanExplanation why = s_model.Explain(row);
            (why.Contributions.Aggregate(why.Intercept, (sum, part) => sum + part.Score) + why.Remainder).ShouldBe(why.Score);
        }
    }

    [Fact]
    public void What_a_part_adds_may_depend_on_the_row_through_a_gate()
    {
        Loan row = s_rows[0] with { Years = 2, Income = 400, Home = Housing.Rent };
        LoanExplanation why = s_model.Explain(row);
        why.Contributions[0].Score.ShouldBe(0.2 * 2);
        why.Contributions[1].Score.ShouldBe(0.8 * (4 + 1));
        s_model.Explain(row with { Years = 0 }).Contributions[1].Score.ShouldBe(0); // Nothing that it reads has changed.
    }

    [Fact]
    public void One_row_many_rows_and_explanations_give_the_same_bits()
    {
        double[] many = s_model.Predict(s_rows);
        Explanations<LoanExplanation> all = s_model.Explain(s_rows);
        for (int r = 0; r < s_rows.Length; r++)
        {
            many[r].ShouldBe(s_model.Predict(s_rows[r]));
            all.Scores()[r].ShouldBe(many[r]);
            all[r].Score.ShouldBe(many[r]);
            all.Contributions("Money")[r].ShouldBe(all[r].Contributions[1].Score);
            all.Remainders()[r].ShouldBe(all[r].Remainder);
        }
    }

    [Fact]
    public void A_part_is_shown_with_the_inputs_that_it_reads()
    {
        LoanExplanation why = s_model.Explain(s_rows[0] with { Years = 12, Income = null, Home = Housing.Own });
        why.Contributions.Select(part => part.Name).ShouldBe(["Own", "Money"]);
        why.Contributions[0].ShouldSatisfyAllConditions(part => part.ValueText.ShouldBe("12"), part => part.Unit.ShouldBe("years"));
        why.Contributions[1].ShouldSatisfyAllConditions(part => part.ValueText.ShouldBe("missing × Own"), part => part.Unit.ShouldBeNull());
    }

    [Fact]
    public void A_remainder_is_stated_and_drawn()
    {
        Loan row = s_rows[0] with { Guarantor = true };
        s_model.Explain(row).Remainder.ShouldBe(0.125);
        s_model.Explain(row).ToString().ShouldContain("remainder");
        s_model.Explain(row).OnResponseScale().Remainder.ShouldBe(0.125);
        s_model.Explain(row).OnResponseScale().ToString().ShouldContain("remainder");
        JsonSerializer.SerializeToElement(s_model.Explain(row)).GetProperty("Remainder").GetDouble().ShouldBe(0.125);
        s_model.Explain(row).ToSvg().ShouldContain("remainder");
        s_model.Explain(row, row with { Guarantor = false }).Remainder.ShouldBe(0.125);
    }

    [Fact]
    public void An_additive_model_leaves_no_remainder_and_says_nothing_of_one()
    {
        LoanModels.Amount.Trained.HasRemainder.ShouldBeFalse();
        LoanExplanation why = LoanModels.Amount.Explain(s_rows[0]);
        why.Remainder.ShouldBe(0);
        why.ToString().ShouldNotContain("remainder");
        LoanModels.Amount.Explain(s_rows[..3]).Remainders().ToArray().ShouldBe([0, 0, 0]);
        LoanModels.Risk.Explain(s_rows[0]).Remainders.ShouldAllBe(own => own.Value == 0);
    }

    [Fact]
    public void Importances_are_those_of_parts() =>
        s_model.Importances.Select(part => (part.Name, part.Importance)).ShouldBe([("Money", 0.75), ("Own", 0.25)]);

    [Fact]
    public void It_is_evaluated_by_its_scores()
    {
        Loan[] known = [.. s_rows.Where(row => row.Amount is not null)];
        double[] errors = [.. known.Select(row => s_model.Predict(row) - row.Amount!.Value)];
        double mean = errors.Zip(known, (error, row) => row.Weight * error * error).Sum() / known.Sum(row => row.Weight);
        s_model.Evaluate(s_rows).Rmse.ShouldBe(Math.Sqrt(mean), 1e-12);
    }

    [Fact]
    public void It_is_cross_validated_as_any_other()
    {
        var result = CrossValidator.RunAny(
            LoanEncoder.Amount, s_rows, 3, (_, _, _, _) => s_model, (model, test) => model.Evaluate(test), null, null,
            CancellationToken.None);
        result.Folds.Select(fold => fold.Metrics.Rmse)
            .ShouldBe(result.Folds.Select(fold => s_model.Evaluate([.. fold.TestRows.Select(row => s_rows[row])]).Rmse));
    }

    [Fact]
    public void Exports_and_reports_refuse_it_in_a_sentence()
    {
        Should.Throw<NbmExportException>(() => s_model.Export(Stream.Null, new JsonExport())).Message
            .ShouldBe(
                "Can't be exported to JsonExport: the GatedModel of Loan. JsonExport takes additive models, whose terms are tables; "
                + "train one of Loan, or score with the runtime.");
        Should.Throw<NotSupportedException>(() => s_model.WriteReport(Path.Combine(Path.GetTempPath(), "never.html"), s_rows)).Message
            .ShouldStartWith("A report reads the tables of an additive model; this model of Loan is a GatedModel");
        Should.Throw<NotSupportedException>(() => s_model.Additive);
    }
}
