using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Tests.Explanations;

/// <summary>Explanations, shapes and reports show levels as the data have them.</summary>
public sealed class ShownLevelTests
{
    private const int Home = 2;

    private static readonly FeatureSchema s_home = LoanModels.Amount.Additive.Schema.Features[Home]
        with { LevelTexts = [["own house", "own"], [], ["else"]] };
    private static readonly AdditiveModel s_model = Of();

    [Fact]
    public void A_value_is_its_text() =>
        Enumerable.Range(-1, 4).Select(level => ValueText.OfEncoded(s_home, s_model.Vocabularies, Home, level))
            .ShouldBe(["no Housing", "own house", "Rent", "else"]);

    [Fact]
    public void A_shape_has_the_texts_and_is_asked_by_text_or_name()
    {
        CategoryShape shape = ShapeReader.Category(s_model, Home);
        shape.Levels.ShouldBe(["own house", "Rent", "else"]);
        shape["own house"].ShouldBe(shape["Own"]);
        shape["Rent"].ShouldBe(shape.Scores[1]);
        Should.Throw<KeyNotFoundException>(() => shape["own"]).Message
            .ShouldBe("'own' is no level of Home. Its levels: own house, Rent, else.");
    }

    [Fact]
    public void A_picture_has_the_texts() => ShapeReader.Category(s_model, Home).ToSvg().ShouldContain("own house");

    private static AdditiveModel Of()
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        ModelSchema schema = model.Schema with { Features = model.Schema.Features.SetItem(Home, s_home) };
        return new AdditiveModel(schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies,
            model.TrainingHistory);
    }
}
