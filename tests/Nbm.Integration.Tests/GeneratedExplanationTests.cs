using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>What generated code makes of many rows, of references and of the scale of the prediction.</summary>
public sealed class GeneratedExplanationTests
{
    [Fact]
    public void Many_rows_and_references_are_explained_with_the_records_own_types()
    {
        Flight[] rows = Quick.Rows(200,
            static (u, v, w) =>
                new Flight((int)(1000 * u), v < 0.5 ? Weather.Fair : Weather.Snow, new DateTime(2026, 1, 1).AddHours(24 * w))
        {
            Outcome = v >= 0.5 ? Outcome.Late : Outcome.OnTime,
        });
        FlightModel model = FlightModel.Train(rows, Quick.Options);

        Explanations<FlightExplanation> all = model.Explain(rows);
        all.Count.ShouldBe(rows.Length);
        all[9].Distance.ShouldBe(model.Explain(rows[9]).Distance);
        all[9].Prediction.ShouldBe(model.Predict(rows[9]));
        all.Contributions(nameof(Flight.Distance))[9].ShouldBe(all[9].Distance.Score);

        FlightExplanation why = model.Explain(rows[0], rows[1]);
        why.Distance.Value.ShouldBe(rows[0].Distance);
        why.Distance.Score.ShouldBe(all[0].Distance.Score - all[1].Distance.Score);
        ResponseExplanation response = why.OnResponseScale();
        (response.Base + response.Contributions.Sum(c => c.Score)).ShouldBe(response.Response, 1e-12);
    }

    [Fact]
    public void Classes_too()
    {
        Garden.Flower[] rows = Quick.Rows(200, static (u, v, _) => new Garden.Flower
        {
            Petal = u,
            @class = v < 0.5,
            Kind = u < 0.3 ? Garden.Species.Rose : u < 0.6 ? Garden.Species.Iris : Garden.Species.Tulip,
        });
        Garden.FlowerModel model = Garden.FlowerModel.Train(rows, Quick.Options);

        model.Explain(rows)[5].Petal.Scores.ShouldBe(model.Explain(rows[5]).Petal.Scores);
        Garden.FlowerExplanation why = model.Explain(rows[5], rows[6]);
        why.HasReference.ShouldBeTrue();
        why.Petal.Value.ShouldBe(rows[5].Petal);
        why.OnResponseScale().Probabilities.ShouldBe(model.Predict(rows[5]).Probabilities);
    }
}
