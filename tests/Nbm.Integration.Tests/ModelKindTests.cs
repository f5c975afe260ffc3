using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Every kind of record and of target, trained, asked and explained.</summary>
public sealed class ModelKindTests
{
    [Fact]
    public void A_positional_record_is_a_weighted_regression()
    {
        House[] rows = Quick.Rows(600, static (u, v, w) => new House(
            (float)(40 + (100 * u)), new DateOnly(2020, 1, 1).AddDays((int)(900 * v)), w < 0.2 ? null : TimeSpan.FromDays(60 * w), u < v,
            (decimal)(1000 * u * u), (short)(1 + (int)(3 * w))));
        HouseModel model = HouseModel.Train(rows, Quick.Options);
        model.Evaluate(rows).R2.ShouldBeGreaterThan(0.8);
        HouseExplanation why = model.Explain(rows[0]);
        why.Prediction.ShouldBe(model.Predict(rows[0]));
        why.Score.ShouldBe(why.Prediction);
        why.Area.Value.ShouldBe(rows[0].Area);
        why.SoldXOnMarket.Value.Sold.ShouldBe(rows[0].Sold);
        why.Contributions.Count.ShouldBe(4 + 6);
        model.Schema.WeightColumn.ShouldBe("n");
    }

    [Fact]
    public void A_weight_of_zero_takes_a_row_away()
    {
        House[] rows = Quick.Rows(300, static (u, v, w) => new House((float)u, default, null, false, (decimal)u, 1));
        House[] spoilt = [.. rows, .. rows.Select(static r => r with { Price = -1000 * r.Price, Count = 0 })];
        HouseModel.Train(rows, rows, Quick.Options).Predict(rows[5])
            .ShouldBe(HouseModel.Train(spoilt, rows, Quick.Options).Predict(rows[5]));
    }

    [Fact]
    public void A_nested_class_with_an_enum_target_has_a_score_for_each_class()
    {
        Garden.Flower[] rows = Quick.Rows(600, static (u, v, _) => new Garden.Flower
        {
            Petal = u,
            @class = v < 0.1 ? null : v < 0.5,
            Kind = u < 0.3 ? Garden.Species.Rose : u < 0.6 ? Garden.Species.Iris : Garden.Species.Tulip,
        });
        Garden.FlowerModel model = Garden.FlowerModel.Train(rows, Quick.Options);
        model.Classes.ShouldBe([Garden.Species.Rose, Garden.Species.Iris, Garden.Species.Tulip]);
        model.Evaluate(rows).Accuracy.ShouldBeGreaterThan(0.8);

        Garden.Flower row = rows[0];
        MulticlassPrediction<Garden.Species> prediction = model.Predict(row);
        Garden.FlowerExplanation why = model.Explain(row);
        why.Prediction.Label.ShouldBe(prediction.Label);
        prediction.Probabilities.Sum(static p => p.Value).ShouldBe(1, 1e-12);
        foreach (Garden.Species species in model.Classes)
        {
            double sum = why.Intercepts[species];
            sum += why.Petal[species];
            sum += why.@class[species];
            sum += why.PetalXclass[species];
            sum.ShouldBe(why.Scores[species]);
            prediction.Scores[species].ShouldBe(sum);
            model.Shapes.Petal[species].Evaluate(row.Petal).ShouldBe(why.Petal[species]);
        }
    }

    [Fact]
    public void A_struct_with_a_text_target_learns_its_classes()
    {
        string[] queues = ["billing", "login", "other"];
        Ticket[] rows = Quick.Rows(600,
            (u, v, _) =>
                new Ticket { Words = (int)(200 * v), Language = u < 0.5 ? "de" : "en", Queue = queues[u < 0.5 ? 0 : v < 0.5 ? 1 : 2] });
        TicketModel model = TicketModel.Train(rows, Quick.Options);
        model.Classes.ShouldBe(queues, ignoreOrder: true);
        model.Evaluate(rows).Accuracy.ShouldBeGreaterThan(0.8);

        using var stream = new MemoryStream();
        model.Save(stream);
        stream.Position = 0;
        TicketModel again = TicketModel.Load(stream);
        again.Classes.ShouldBe(model.Classes);
        again.Predict(rows[0]).Label.ShouldBe(model.Predict(rows[0]).Label);
        again.Explain(rows[0]).Language.Value.ShouldBe(rows[0].Language);
    }

    [Fact]
    public void A_record_struct_with_an_enum_of_two_predicts_the_higher_member()
    {
        Flight[] rows = Quick.Rows(600,
            static (u, v,
                w) => new Flight((int)(1000 * u), v < 0.1 ? null : v < 0.5 ? Weather.Fair : Weather.Snow,
                    new DateTime(2026, 1, 1).AddHours(24 * w))
        {
            Outcome = v >= 0.5 || w > 0.8 ? Outcome.Late : Outcome.OnTime,
        });
        FlightModel model = FlightModel.Train(rows, Quick.Options);
        model.Evaluate(rows).Auroc.ShouldBeGreaterThan(0.8);
        BinaryPrediction<Outcome> prediction = model.Predict(rows[0]);
        prediction.Label.ShouldBe(prediction.Probability >= 0.5 ? Outcome.Late : Outcome.OnTime);

        FlightExplanation why = model.Explain(rows[0]);
        why.Prediction.ShouldBe(prediction);
        why.DistanceXSkyXDeparture.Value.ShouldBe((rows[0].Distance, rows[0].Sky, rows[0].Departure));
        double sum = why.Intercept;
        sum += why.Distance.Score;
        sum += why.Sky.Score;
        sum += why.Departure.Score;
        sum += why.DistanceXSkyXDeparture.Score;
        sum.ShouldBe(why.Score);
    }

    [Fact]
    public void Another_records_model_is_refused_with_the_feature_that_differs()
    {
        Ticket[] rows = Quick.Rows(200,
            static (u, v, _) => new Ticket { Words = (int)(200 * v), Language = "de", Queue = u < 0.5 ? "a" : "b" });
        using var stream = new MemoryStream();
        TicketModel.Train(rows, Quick.Options).Save(stream);
        stream.Position = 0;
        Should.Throw<NbmSchemaException>(() => ApplicantModel.Load(stream)).Message.ShouldContain("Seniority");
    }
}
