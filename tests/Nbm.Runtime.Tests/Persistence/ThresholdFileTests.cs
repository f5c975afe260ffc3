using Nbm.Testing;

namespace Nbm.Tests.Persistence;

public sealed class ThresholdFileTests
{
    private static readonly AdditiveModel s_model = LoanModels.Repaid.Additive.WithThreshold(DecisionThreshold.ForCosts(4, 1));

    [Fact]
    public void A_threshold_survives_with_what_it_is_based_on()
    {
        byte[] file = ModelFileTests.Bytes(s_model);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(file));

        loaded.Threshold.ShouldBe(s_model.Threshold);
        loaded.Threshold!.Score.ShouldBe(Math.Log(4));
        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Fact]
    public void A_model_without_one_is_written_as_before_there_were_any() =>
        ModelFileTests.Bytes(s_model.WithThreshold(null)).ShouldBe(ModelFileTests.Bytes(LoanModels.Repaid.Additive));

    [Fact]
    public void A_reader_that_does_not_know_thresholds_must_refuse_the_file()
    {
        FileParts parts = FileParts.Of(ModelFileTests.Bytes(s_model));
        parts.Common.Single(section => section.Name == "decision threshold").Required.ShouldBeTrue();
    }

    [Fact]
    public void One_survives_JSON()
    {
        using var stream = new MemoryStream();
        s_model.Export(stream, new JsonExport());
        stream.Position = 0;
        AdditiveModel again = AdditiveModel.LoadJson(stream);
        again.Threshold.ShouldBe(s_model.Threshold);
        ModelFileTests.Bytes(again).ShouldBe(ModelFileTests.Bytes(s_model));
    }

    [Fact]
    public void One_that_is_not_finite_is_refused()
    {
        byte[] file = ModelFileTests.Bytes(s_model);
        int score = file.AsSpan().IndexOf(BitConverter.GetBytes(Math.Log(4)));
        BitConverter.GetBytes(double.NaN).CopyTo(file, score);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(FileParts.Repaired(file)))).Message
            .ShouldContain("the threshold isn't finite");
    }

    [Fact]
    public void One_of_a_model_that_has_no_two_classes_is_refused()
    {
        FileParts with = FileParts.Of(ModelFileTests.Bytes(s_model));
        FileParts without = FileParts.Of(ModelFileTests.Bytes(LoanModels.Amount.Additive));
        without.Common.Add(with.Common.Single(section => section.Name == "decision threshold"));
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(without.ToFile()))).Message
            .ShouldContain("isn't of two classes");
    }
}
