using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Explanations and predictions as System.Text.Json writes them: names and values, of interactions too.</summary>
public sealed class ExplanationJsonTests
{
    private static readonly JsonSerializerOptions s_named = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly House[] s_houses = Quick.Rows(120, static (u, v, w) =>
        new House((float)(100 * u), new DateOnly(2020, 1, 1).AddDays((int)(500 * v)), w < 0.3 ? null : TimeSpan.FromDays(30 * w), v > 0.5,
            (decimal)(1000 * u), 1));

    private static readonly Garden.Flower[] s_flowers = Quick.Rows(120, static (u, v, _) => new Garden.Flower
    {
        Petal = u, @class = v < 0.3 ? null : v < 0.6,
        Kind = u < 0.3 ? Garden.Species.Rose : u < 0.6 ? Garden.Species.Iris : Garden.Species.Tulip,
    });

    [Fact]
    public void An_interaction_has_its_features_names_and_values()
    {
        HouseExplanation why = HouseModel.Train(s_houses, Quick.Options).Explain(s_houses[3]);
        JsonElement json = JsonSerializer.SerializeToElement(why);

        JsonElement pair = json.GetProperty("SoldXOnMarket");
        pair.GetProperty("Value").EnumerateObject().Select(p => p.Name).ShouldBe(["Sold", "OnMarket"]);
        pair.GetProperty("Value").GetProperty("Sold").GetString()
            .ShouldBe(s_houses[3].Sold.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        pair.GetProperty("Score").GetDouble().ShouldBe(why.SoldXOnMarket.Score);
        json.GetProperty("Area").GetProperty("Value").GetSingle().ShouldBe(s_houses[3].Area);
        json.GetRawText().ShouldNotContain("{}");
    }

    [Fact]
    public void Names_follow_the_policy_that_is_asked_for()
    {
        JsonElement json = JsonSerializer.SerializeToElement(HouseModel.Train(s_houses, Quick.Options).Explain(s_houses[3]),
            JsonSerializerOptions.Web);
        json.GetProperty("areaXHasGarden").GetProperty("value").GetProperty("hasGarden").ValueKind
            .ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
        json.GetProperty("areaXHasGarden").TryGetProperty("standardError", out _).ShouldBeTrue();
    }

    [Fact]
    public void What_is_no_number_is_null()
    {
        Garden.FlowerModel model = Garden.FlowerModel.Train(s_flowers, Quick.Options);
        Garden.FlowerExplanation why = model.Explain(s_flowers.First(flower => flower.@class is null));
        JsonElement value = JsonSerializer.SerializeToElement(why).EnumerateObject().Single(p => p.Name.Contains('X')).Value
            .GetProperty("Value");
        value.GetProperty("class").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Numbers_of_classes_have_the_names_of_the_classes()
    {
        Garden.FlowerModel model = Garden.FlowerModel.Train(s_flowers, Quick.Options);
        JsonElement json = JsonSerializer.SerializeToElement(model.Explain(s_flowers[5]));
        foreach (JsonElement numbers in new[] { json.GetProperty("Scores"), json.GetProperty("Petal").GetProperty("Scores"),
            json.GetProperty("Prediction").GetProperty("Probabilities") })
        {
            numbers.EnumerateObject().Select(p => p.Name).ShouldBe(model.Classes.Select(c => c.ToString()));
        }

        json.GetProperty("Prediction").GetProperty("Probabilities").GetProperty("Iris").GetDouble()
            .ShouldBe(model.Predict(s_flowers[5]).Probabilities[Garden.Species.Iris]);
        json.GetRawText().ShouldNotContain("{}");
    }

    [Fact]
    public void A_binary_prediction_names_the_class_that_its_probability_is_of()
    {
        JsonElement json = JsonSerializer.SerializeToElement(new BinaryPrediction<Outcome>(-2, Outcome.OnTime, Outcome.Late), s_named);
        (json.GetProperty("PositiveClass").GetString(), json.GetProperty("Label").GetString()).ShouldBe(("Late", "OnTime"));
        json.GetProperty("Probability").GetDouble().ShouldBe(0.1192, 1e-4);
        JsonSerializer.Serialize(new BinaryPrediction(-2)).ShouldContain("\"PositiveClass\":true,\"Label\":false");
    }

    [Fact]
    public void A_metric_that_is_undefined_is_null_and_reads_back()
    {
        HouseModel model = HouseModel.Train(s_houses, Quick.Options);
        RegressionMetrics metrics = model.Evaluate([s_houses[0], s_houses[0]]);
        string json = JsonSerializer.Serialize(metrics);
        json.ShouldEndWith("\"R2\":null}");
        JsonSerializer.Deserialize<RegressionMetrics>(json).ShouldBe(metrics);
        JsonSerializer.Serialize(new SurvivalMetrics(double.NaN)).ShouldBe("{\"Concordance\":null,\"IntegratedBrier\":null,\"Times\":[]}");
    }
}
