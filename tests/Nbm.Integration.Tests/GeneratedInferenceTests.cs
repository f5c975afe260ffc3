using System.Collections.Immutable;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>What generated code makes of standard errors, smoothness and suggestions.</summary>
public sealed class GeneratedInferenceTests
{
    [Fact]
    public void Generated_properties_have_the_standard_errors_of_their_terms()
    {
        Flight[] rows = Quick.Rows(200,
            static (u, v, w) =>
                new Flight((int)(1000 * u), v < 0.5 ? Weather.Fair : Weather.Snow, new DateTime(2026, 1, 1).AddHours(24 * w))
        {
            Outcome = v >= 0.5 ? Outcome.Late : Outcome.OnTime,
        });
        FlightExplanation why = FlightModel.Load(WithErrors(FlightModel.Train(rows, Quick.Options).Additive)).Explain(rows[0]);

        why.Distance.StandardError.ShouldBe(1);
        why.Sky.StandardError.ShouldBe(2);
        why.DistanceXSkyXDeparture.StandardError.ShouldBe(4);
        why.Contributions.Select(c => c.StandardError).ShouldBe([1, 2, 3, 4]);
        why.StandardError.ShouldBe(Math.Sqrt(1 + 1 + 4 + 9 + 16));
    }

    [Fact]
    public void Generated_properties_have_standard_errors_for_every_class()
    {
        Garden.Flower[] rows = Quick.Rows(200, static (u, v, _) => new Garden.Flower
        {
            Petal = u,
            @class = v < 0.5,
            Kind = u < 0.3 ? Garden.Species.Rose : u < 0.6 ? Garden.Species.Iris : Garden.Species.Tulip,
        });
        Garden.FlowerModel model = Garden.FlowerModel.Load(WithErrors(Garden.FlowerModel.Train(rows, Quick.Options).Additive));
        Garden.FlowerExplanation why = model.Explain(rows[0]);

        foreach (Garden.Species species in model.Classes)
        {
            why.Petal.StandardErrors!.Value[species].ShouldBe(1);
            why.PetalXclass.StandardErrors!.Value[species].ShouldBe(3);
            why.StandardErrors!.Value[species].ShouldBe(Math.Sqrt(1 + 1 + 4 + 9));
            model.Shapes.@class[species].StandardErrors.ShouldBe([2, 2]);
        }
    }

    [Fact]
    public void Smoothness_is_in_the_schema()
    {
        Garden.Flower[] rows = Quick.Rows(100,
            static (u, v, w) =>
                new Garden.Flower { Petal = u, @class = v < 0.5, Kind = w < 0.5 ? Garden.Species.Rose : Garden.Species.Iris });
        Garden.FlowerModel.Train(rows, Quick.Options).Schema.Features.Select(feature => feature.Smoothness).ShouldBe([2, 1]);
    }

    [Fact]
    public void Every_model_suggests_interactions()
    {
        // What compiles is what is tested: the search has tests of its own.
        Func<IReadOnlyList<House>, int, TrainingOptions?, CancellationToken, ImmutableArray<InteractionSuggestion>> ofHouses =
            HouseModel.SuggestInteractions;
        Func<IReadOnlyList<Garden.Flower>, int, TrainingOptions?, CancellationToken, ImmutableArray<InteractionSuggestion>> ofFlowers =
            Garden.FlowerModel.SuggestInteractions;
        ofHouses.Method.GetParameters().Select(parameter => parameter.IsOptional).ShouldBe([false, false, true, true]);
        ofFlowers.Method.IsStatic.ShouldBeTrue();
    }

    // The model with errors of 1, 2, 3, … for its terms, 1 for the intercept, all independent.
    private static MemoryStream WithErrors(AdditiveModel model)
    {
        ImmutableArray<Term> terms =
        [
            .. model.Terms.Select((term, t) => new Term(
                term.Name, model.Axes, term.Axes, term.Tables, term.Importances,
                [.. term.Tables.Select(table => table.Select(_ => t + 1f).ToImmutableArray())], term.DegreesOfFreedom, term.Selected)),
        ];
        ImmutableArray<float> independent = [.. new float[terms.Length * (terms.Length + 1) / 2]];
        var errors = new ScoreErrors([.. model.Intercepts.Select(_ => 1.0)], [.. model.Intercepts.Select(_ => independent)]);
        var stream = new MemoryStream();
        new AdditiveModel(model.Schema, model.Classes, model.Intercepts, model.Axes, terms, model.Vocabularies, model.TrainingHistory,
            errors).Save(stream);
        stream.Position = 0;
        return stream;
    }
}
