using Nbm.Models;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

public sealed class SmoothnessFileTests
{
    [Fact]
    public void The_smoothness_of_terms_survives_to_the_last_bit()
    {
        AdditiveModel saved = Smooth(0.1);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(ModelFileTests.Bytes(saved)));

        loaded.Smoothness.ShouldBe(saved.Smoothness);
        ModelFileTests.Bytes(loaded).ShouldBe(ModelFileTests.Bytes(saved));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_precision_that_is_none_is_refused(double precision)
    {
        byte[] file = FileParts.Of(ModelFileTests.Bytes(Smooth(0.1)))
            .With("smoothness", section => [.. BitConverter.GetBytes(precision), .. section[8..]]).ToFile();

        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(file))).Message.ShouldContain("smoothness");
        Should.Throw<ArgumentException>(() => Smooth(precision)).Message.ShouldContain("a precision is");
    }

    private static AdditiveModel Smooth(double precision)
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        return new AdditiveModel(model.Schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies,
            model.TrainingHistory)
        {
            Smoothness = [.. model.Terms.Select((_, t) => new TermSmoothness(new(precision + t, t / 3.0), default, new(1e10, 1)))],
        };
    }
}
