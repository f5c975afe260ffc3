using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Nbm.Tests.Persistence;

public sealed class InferenceFileTests
{
    // Without errors the part of 1.1 is, for each of eight terms, bool, bool, double, bool; then bool. That of 1.2 is bool, double, bool, that of
    // 1.3 a bool for each term, and one more for the smoothness, that of 1.4 a bool for the training run.
    private const int PartOf11 = (8 * 11) + 1;
    private const int PartOf12 = 10;
    private const int PartOf13 = 9;
    private const int PartOf14 = 1;

    // Two counts of 0: Home has neither texts nor numbers, and neither have the classes of Risk.
    private const int PartOf15 = 8;

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
        loaded.Terms.ShouldAllBe(term => term.Selected && term.DegreesOfFreedom == null && !term.HasStandardErrors && term.ImportanceErrors.IsEmpty);
        loaded.Importances.ShouldAllBe(term => term.StandardError == null);
    }

    [Fact]
    public void A_file_of_version_1_0_is_read()
    {
        byte[] file = ModelFileTests.Bytes(LoanModels.Amount.Additive);
        byte[] old = Repaired(file[..^(PartOf11 + PartOf12 + PartOf13 + PartOf14 + PartOf15)], minor: 0);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(old), LoanEncoder.Amount.Schema);

        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Fact]
    public void A_file_of_version_1_1_is_read()
    {
        byte[] file = ModelFileTests.Bytes(LoanModels.Risk.Additive.WithErrors(1, 6).WithoutImportanceErrors());
        byte[] old = Repaired(file[..^(PartOf12 + PartOf13 + PartOf14 + (2 * PartOf15))], minor: 1);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(old), LoanEncoder.Risk.Schema);

        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Fact]
    public void A_file_of_version_1_2_is_read()
    {
        AdditiveModel saved = LoanModels.Risk.Additive.WithErrors(1, 6);
        byte[] file = ModelFileTests.Bytes(saved);
        int part = PartOf13 + PartOf14 + (2 * PartOf15) + (saved.Terms.Length * saved.Outputs * sizeof(double));

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(Repaired(file[..^part], minor: 2)), LoanEncoder.Risk.Schema);

        loaded.Importances.ShouldAllBe(term => term.StandardError == null);
        ModelFileTests.Bytes(loaded).ShouldBe(ModelFileTests.Bytes(saved.WithoutImportanceErrors()));
    }

    [Fact]
    public void A_file_of_version_1_0_ends_where_it_says()
    {
        byte[] file = ModelFileTests.Bytes(LoanModels.Amount.Additive);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(Repaired(file, minor: 0)))).Message.ShouldContain("bytes are left over");
    }

    [Fact]
    public void A_term_that_claims_to_be_dropped_but_is_not_zero_is_named()
    {
        byte[] file = ModelFileTests.Bytes(LoanModels.Amount.Additive);
        file[^(PartOf11 + PartOf12 + PartOf13 + PartOf14 + PartOf15)] = 0;
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(Repaired(file, minor: 5)))).Message.ShouldMatch(
            @"^The file is damaged in the errors of the term Years, byte \d+: Term Years isn't selected, but");
    }

    private static int[] Bits(ImmutableArray<ImmutableArray<float>> tables) => [.. tables.SelectMany(table => table).Select(BitConverter.SingleToInt32Bits)];

    private static byte[] Repaired(byte[] file, ushort minor)
    {
        byte[] copy = [.. file];
        BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(6), minor);
        BinaryPrimitives.WriteInt64LittleEndian(copy.AsSpan(8), copy.Length - 48);
        SHA256.HashData([.. copy[..16], .. copy[48..]]).CopyTo(copy, 16);
        return copy;
    }
}
