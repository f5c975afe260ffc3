using Nbm.Models;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>Where an attribute of features is greatest is known exactly.</summary>
public sealed class AttributeMaximumTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Binary());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 300);
    private static readonly FlintModel s_model = Flints.Train(s_schema, s_rows, Flints.Small with { Epochs = 4 }, AttributeInputs.Features);

    [Fact]
    public void No_row_of_whatever_values_activates_it_more_than_the_row_that_is_said()
    {
        var noise = new Noise(4);
        foreach (AttributeFunction own in s_model.Attributes)
        {
            (double Value, double Adds)[] greatest = [.. AttributeMaximum.Of(own.Curves!)!.Value];
            double most = Score(own.Curves!, [.. greatest.Select(at => at.Value)]);
            for (int i = 0; i < 4000; i++)
            {
                double b = noise.Uniform() < 0.2 ? double.NaN : noise.Uniform(-4, 4), d = noise.Index(4) is var level && level == 3
                    ? double.NaN : level;
                Score(own.Curves!, [noise.Uniform(-4, 4), b, noise.Index(3), d, noise.Uniform(0, 3)])
                    .ShouldBeLessThanOrEqualTo(most + 1e-6);
            }
        }
    }

    [Fact]
    public void What_each_curve_adds_there_is_said_too()
    {
        AdditiveModel curves = s_model.Attributes[1].Curves!;
        (double Value, double Adds)[] greatest = [.. AttributeMaximum.Of(curves)!.Value];
        double[] scores = new double[1], terms = new double[curves.Terms.Length];
        curves.Score(new RowBlock([.. greatest.Select(at => at.Value)], null), scores, terms);
        for (int f = 0; f < greatest.Length; f++)
        {
            greatest[f].Adds.ShouldBe(terms[f], 1e-6);
        }
    }

    [Fact]
    public void Of_curves_alone_each_is_at_its_own_top()
    {
        ModelSchema schema = s_schema with { Interactions = [] };
        AdditiveModel curves = Flints.Train(schema, s_rows, Flints.Small with { Epochs = 2 }, AttributeInputs.Features)
            .Attributes[0].Curves!;
        (double Value, double Adds)[] greatest = [.. AttributeMaximum.Of(curves)!.Value];
        for (int f = 0; f < greatest.Length; f++)
        {
            Axis axis = curves.Terms[f].Axis(0);
            int seen = axis.Positions - (axis.HasUnseen ? 1 : 0);
            greatest[f].Adds.ShouldBe(curves.Terms[f].Tables[0].Take(seen).Max(), 1e-9);
        }
    }

    private static double Score(AdditiveModel curves, double[] row)
    {
        double[] scores = new double[1];
        curves.Score(new RowBlock(row, null), scores, []);
        return scores[0];
    }
}
