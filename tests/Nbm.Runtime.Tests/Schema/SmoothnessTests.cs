using System.Collections.Immutable;

namespace Nbm.Tests.Schemas;

public sealed class SmoothnessTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void It_is_a_finite_number_above_0(double smoothness, string text) => SchemaRules.FirstViolation(With(smoothness)).ShouldBe(
        $"feature Years: its smoothness is {text}, not a finite number above 0");

    [Fact]
    public void It_is_not_in_a_file()
    {
        AdditiveModel plain = LoanModels.Amount.Additive;
        var smooth = new AdditiveModel(
            With(3), plain.Classes, plain.Intercepts, plain.Axes, plain.Terms, plain.Vocabularies, plain.TrainingHistory);

        byte[] bytes = Persistence.ModelFileTests.Bytes(smooth);

        bytes.ShouldBe(Persistence.ModelFileTests.Bytes(plain));
        AdditiveModel.Load(new MemoryStream(bytes), With(3)).Schema.Features[0].Smoothness.ShouldBe(1);
    }

    private static ModelSchema With(double smoothness)
    {
        ModelSchema schema = LoanEncoder.Amount.Schema;
        return schema with { Features = schema.Features.SetItem(0, schema.Features[0] with { Smoothness = smoothness }) };
    }
}
