using Nbm.Models;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Mlp;

/// <summary>What serves is what was learned.</summary>
public sealed class MlpModelTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Multiclass(3));
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 150);

    [Fact]
    public void Scores_are_those_of_the_network_as_it_was_learned()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        var (network, data, target, inputs, model) = Mlps.Fit(schema, Problems.MixedRows(schema, 150), Mlps.Small with { Epochs = 8 });
        float[] encoded = InputBuilder.Encode(inputs, data.All);
        for (int r = 0; r < data.All.Count; r += 7)
        {
            double[] x = [.. encoded[(r * inputs.Count)..((r + 1) * inputs.Count)].Select(value => (double)value)];
            foreach (string layer in new[] { "hidden 1", "hidden 2" })
            {
                x = [.. Linear(x, network[$"{layer} weight"], network[$"{layer} bias"]).Select((z, k) => Math.Max(
                    0,
                    (network[$"{layer} gamma"][k] * (z - network[$"{layer} running mean"][k])
                        / Math.Sqrt(network[$"{layer} running variance"][k]))
                    + network[$"{layer} beta"][k]))];
            }

            double expected = (Linear(x, network["scores weight"], network["scores bias"])[0] * target.Scale.Deviation) + target.Scale.Mean;
            var scores = new double[1];
            model.Score(new RowBlock([.. data.All.Columns.Select(column => column[r])], null), scores, []);
            scores[0].ShouldBe(expected, 1e-5 * target.Scale.Deviation);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(97)]
    public void Rows_together_have_the_scores_of_each_alone_to_the_last_bit(int count)
    {
        MlpModel model = Mlps.Train(s_schema, s_rows, Mlps.Small with { Epochs = 5 });
        int stride = count + 2;
        double[] columns = new double[s_schema.Features.Length * stride], scores = new double[3 * stride],
            contributions = new double[3 * stride];
        new TestEncoder(s_schema).Encode(s_rows.AsSpan(0, count), model.Vocabularies, columns, stride);
        model.Score(new RowBlock(columns, count, stride, null, 0), scores, contributions);
        for (int r = 0; r < count; r++)
        {
            double[] alone = model.Scores(s_rows[r]);
            for (int c = 0; c < 3; c++)
            {
                scores[(c * stride) + r].ShouldBe(alone[c]);
                (model.Intercepts[c] + contributions[(c * stride) + r]).ShouldBe(alone[c]);
            }
        }
    }

    [Fact]
    public void The_intercept_is_the_mean_score_and_the_rest_is_a_remainder_that_no_part_explains()
    {
        MlpModel model = Mlps.Train(s_schema, s_rows, Mlps.Small with { Epochs = 5 });
        double weight = s_rows.Sum(row => row.Weight);
        for (int c = 0; c < 3; c++)
        {
            (s_rows.Sum(row => row.Weight * model.Scores(row)[c]) / weight).ShouldBe(model.Intercepts[c], 1e-6);
        }

        model.Parts.ShouldBeEmpty();
        model.HasRemainder.ShouldBeTrue();
        model.HasStandardErrors.ShouldBeFalse();
        model.HiddenUnits.ShouldBe([19, 10]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void It_has_as_many_parameters_as_the_published_network(int layers)
    {
        int[] widths = [.. new[] { 19, 10 }.Take(layers)];
        var (network, _, _, inputs, model) = Mlps.Fit(s_schema, s_rows, Mlps.Small with { HiddenUnits = [.. widths], Epochs = 1 });
        int expected = 0, before = inputs.Count;
        foreach (int width in widths)
        {
            expected += (before * width) + width + (2 * width); // Linear, then γ and β.
            before = width;
        }

        network.Count.ShouldBe(expected + (before * 3) + 3);
        model.HiddenUnits.ShouldBe([.. widths]);
    }

    [Fact]
    public void A_missing_value_that_cannot_be_and_a_level_that_is_none_are_refused()
    {
        MlpModel model = Mlps.Train(s_schema, s_rows, Mlps.Small with { Epochs = 1 });
        Should.Throw<NbmDataException>(() => model.Scores(s_rows[0] with { Values = [double.NaN, 0, 1, 0, 0] })).Message.ShouldContain("A");
        Should.Throw<NbmDataException>(() => model.Scores(s_rows[0] with { Values = [0, 0, 7, 0, 0] })).Message.ShouldContain("C");
    }

    [Fact]
    public void What_it_does_not_have_it_refuses_in_a_sentence()
    {
        MlpModel model = Mlps.Train(s_schema, s_rows, Mlps.Small with { Epochs = 1 });
        Should.Throw<NotSupportedException>(() => model.Tables("A plot")).Message.ShouldContain("A plot reads the tables");
        Should.Throw<InvalidOperationException>(() => model.StandardErrors([], null, [])).Message.ShouldContain("no parts");
    }

    private static double[] Linear(double[] x, float[] weights, float[] biases) =>
        [.. biases.Select((bias, k) => bias + x.Select((value, m) => value * weights[(m * biases.Length) + k]).Sum())];
}
