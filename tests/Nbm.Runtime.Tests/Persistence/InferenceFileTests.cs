using System.Collections.Immutable;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

public sealed class InferenceFileTests
{
    [Theory]
    [InlineData("Amount")]
    [InlineData("Risk")]
    public void Standard_errors_degrees_of_freedom_and_selection_survive_to_the_last_bit(string target)
    {
        AdditiveModel saved = (target == "Risk" ? LoanModels.Risk.Additive : LoanModels.Amount.Additive).WithErrors(1, 6);
        byte[] bytes = ModelFileTests.Bytes(saved);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(bytes), saved.Schema);

        for (int t = 0; t < saved.Terms.Length; t++)
        {
            loaded.Terms[t].Selected.ShouldBe(t is not (1 or 6));
            loaded.Terms[t].DegreesOfFreedom.ShouldBe(saved.Terms[t].DegreesOfFreedom);
            Bits(loaded.Terms[t].StandardErrors).ShouldBe(Bits(saved.Terms[t].StandardErrors));
            Bits(loaded.Terms[t].Tables).ShouldBe(Bits(saved.Terms[t].Tables));
            loaded.Terms[t].ImportanceErrors.ShouldBe(saved.Terms[t].ImportanceErrors);
        }

        loaded.ScoreErrors!.InterceptErrors.ShouldBe(saved.ScoreErrors!.InterceptErrors);
        Bits(loaded.ScoreErrors.Correlations).ShouldBe(Bits(saved.ScoreErrors.Correlations));
        loaded.Importances.ShouldBe(saved.Importances);
        ModelFileTests.Bytes(loaded).ShouldBe(bytes);
    }

    [Fact]
    public void A_loaded_model_is_as_sure_as_the_saved_one()
    {
        var saved = new LoanRisk(LoanModels.Risk.Additive.WithErrors(1, 6));
        var loaded = new LoanRisk(AdditiveModel.Load(new MemoryStream(ModelFileTests.Bytes(saved.Additive))));
        foreach (Loan row in LoanModels.Rows(100))
        {
            loaded.Explain(row).StandardErrors!.Value.ShouldBe(saved.Explain(row).StandardErrors!.Value);
            loaded.Explain(row).ToString().ShouldBe(saved.Explain(row).ToString());
        }
    }

    [Fact]
    public void A_model_that_knows_nothing_of_errors_still_does_not()
    {
        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(ModelFileTests.Bytes(LoanModels.Risk.Additive)));
        loaded.HasStandardErrors.ShouldBeFalse();
        loaded.ScoreErrors.ShouldBeNull();
        loaded.Terms.ShouldAllBe(
            term => term.Selected && term.DegreesOfFreedom == null && !term.HasStandardErrors && term.ImportanceErrors.IsEmpty);
        loaded.Importances.ShouldAllBe(term => term.StandardError == null);
    }

    [Fact]
    public void A_term_that_claims_to_be_dropped_but_is_not_zero_is_named()
    {
        byte[] file = FileParts.Of(ModelFileTests.Bytes(LoanModels.Amount.Additive.WithErrors(1, 6)))
            .With("inference", section => [0, .. section[1..]]).ToFile();
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(file))).Message.ShouldMatch(
            @"^The file is damaged in the errors of the term Years, byte \d+: Term Years isn't selected, but");
    }

    private static int[] Bits(ImmutableArray<ImmutableArray<float>> tables) =>
        [.. tables.SelectMany(table => table).Select(BitConverter.SingleToInt32Bits)];
}
