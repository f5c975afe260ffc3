using Nbm.Models;
using Nbm.Runtime.Tests.Training.Mlp;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>Attributes of features are additive models, of curves and of the interactions that the record declares, which say what each
/// is.</summary>
public sealed class AttributeCurveTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 150);
    private static readonly FlintModel s_model =
        Flints.Train(s_schema, s_rows, Flints.Small with { Epochs = 6 }, AttributeInputs.Features);

    [Fact]
    public void An_attribute_is_the_positive_part_of_what_its_terms_add_up_to()
    {
        foreach (AttributeFunction own in s_model.Attributes)
        {
            foreach (TestRow row in s_rows)
            {
                (double score, double[] _) = Read(own, row);
                s_model.Read(new TestEncoder(s_schema), row)
                    .Attributes[own.Index].Activation.ShouldBe(score > 0 ? score : score / 100, 1e-5);
            }
        }
    }

    [Fact]
    public void Terms_average_to_nothing_over_the_rows_and_their_importance_is_how_much_they_move_the_attribute()
    {
        double total = s_rows.Sum(row => row.Weight);
        foreach (AttributeFunction own in s_model.Attributes)
        {
            double[][] terms = [.. s_rows.Select(row => Read(own, row).Terms)];
            for (int t = 0; t < terms[0].Length; t++)
            {
                Math.Abs(s_rows.Select((row, r) => row.Weight / total * terms[r][t]).Sum()).ShouldBeLessThan(1e-5);
                own.Curves!.Terms[t].Importances[0].ShouldBe(
                    s_rows.Select((row, r) => row.Weight / total * Math.Abs(terms[r][t])).Sum(), 1e-5);
            }

            own.Curves!.Terms.ShouldAllBe(term => term.Importances[0] > 0);
        }
    }

    [Fact]
    public void An_interaction_has_nothing_of_what_a_feature_does_alone()
    {
        // The third interaction is of two categories: the mean over the rows of each level of one is 0.
        int term = s_schema.Features.Length + 2;
        double Key(TestRow row, int feature) => feature == 2 ? row.Values[2] : row.Texts![3] is { } text ? text[1] : -1;
        foreach (AttributeFunction own in s_model.Attributes)
        {
            (TestRow Row, double Term)[] all = [.. s_rows.Select(row => (row, Read(own, row).Terms[term]))];
            all.ShouldContain(one => Math.Abs(one.Term) > 1e-4);
            foreach (int feature in new[] { 2, 3 })
            {
                all.GroupBy(one => Key(one.Row, feature))
                    .ShouldAllBe(level => Math.Abs(level.Sum(one => one.Row.Weight * one.Term)) < 1e-4);
            }
        }
    }

    [Theory]
    [InlineData(false, 0, 0.7)]
    [InlineData(true, 0.95, 1)]
    public void What_two_numbers_do_together_one_attribute_follows_where_the_record_declares_it(bool declares, double least, double most)
    {
        int[][] interactions = declares ? [[0, 1]] : [];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")], interactions);
        var noise = new Noise(5);
        TestRow[] rows = [.. Enumerable.Range(0, 900).Select(_ => new TestRow([noise.Uniform(-1, 1), noise.Uniform(-1, 1)], 0))];
        double[] Product(TestRow row) => [row.Values[0] * row.Values[1]];
        FlintModel model = Generated.FlintTrainer.Interpret(
            new TestEncoder(schema), rows[..600], Product, 1, AttributeInputs.Features, Flints.Small with { InterpreterEpochs = 60 },
                null, default);
        model.Measure(new TestEncoder(schema), rows[600..], Product).Fidelity.ShouldBeInRange(least, most);
    }

    [Fact]
    public void Of_a_file_of_before_attributes_read_interactions_these_say_nothing()
    {
        FlintParts parts = s_model.Network;
        CurveInputs curves = parts.Attributes.Curves!;
        int hats = curves.Hats.Count, count = parts.Attributes.Count;
        DenseLayer all = parts.Attributes.Layers[0];
        var layer = new DenseLayer(hats, count, [.. all.Weights.Take(hats * count)], all.Biases, isHidden: false);
        var before = new FlintModel(
            new CommonParts { Schema = s_schema, Classes = [], Intercepts = s_model.Intercepts, Vocabularies = s_model.Vocabularies },
            parts with { Attributes = parts.Attributes with { Curves = new CurveInputs(curves.Hats, []), Layers = [layer] } },
            [.. new double[count]], s_model.Summary);
        using var file = new MemoryStream();
        before.Save(file);
        file.Position = 0;
        AdditiveModel read = FlintModel.Load(file).Attributes[0].Curves!;
        read.Terms.Select(term => term.Selected).ShouldBe([true, true, true, true, true, false, false, false, false]);
        read.Terms[0].Tables[0].ShouldBe(s_model.Attributes[0].Curves!.Terms[0].Tables[0]);
    }

    [Fact]
    public void A_number_that_is_always_the_same_interacts_with_nothing()
    {
        TestRow[] rows = [.. s_rows.Select(row => row with { Values = [3, .. row.Values[1..]] })];
        AdditiveModel curves = Flints.Train(
            s_schema, rows, Flints.Small with { Epochs = 2, InterpreterEpochs = 2 }, AttributeInputs.Features).Attributes[0].Curves!;
        curves.Terms.Select(term => term.Selected).ShouldBe([true, true, true, true, true, false, true, true, false]);
    }

    [Fact]
    public void Interactions_of_more_combinations_than_memory_are_refused_by_name() =>
        Should.Throw<ArgumentException>(() => ProductBuilder.Of(s_model.Network.Attributes.Curves!.Hats, 1_000_000, 300_000_000)).Message
            .ShouldMatch("The interaction AXB has \\d+ of them, one for each combination of levels and hats");

    [Fact]
    public void Attributes_of_hidden_layers_have_no_curves() =>
        Flints.Train(s_schema, s_rows, Flints.Small with { Epochs = 1, InterpreterEpochs = 1 }).Attributes[0].Curves.ShouldBeNull();

    private static (double Score, double[] Terms) Read(AttributeFunction own, TestRow row)
    {
        double[] scores = new double[1], terms = new double[own.Curves!.Terms.Length];
        own.Curves.Score(new RowBlock(Mlps.Columns(s_model, [row]), null), scores, terms);
        return (scores[0], terms);
    }
}
