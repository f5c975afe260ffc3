using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class SampleWeightTests
{
    [Theory]
    [InlineData("regression")]
    [InlineData("binary")]
    [InlineData("multiclass")]
    public void Doubling_a_weight_equals_duplicating_the_row(string task)
    {
        ModelSchema schema = Problems.MixedSchema(task switch
        {
            "regression" => Schemas.Regression(),
            "binary" => Schemas.Binary(),
            _ => Schemas.Multiclass(3),
        });
        // Every distinct value is a node, of triples too, so that the axes don't depend on how often a value occurs.
        TestRow[] all = [.. Problems.MixedRows(schema, 45)
            .Select(row => row with { Values = [.. row.Values.Select(x => Math.Clamp(Math.Round(2 * x), -4, 4) / 2)] })];
        TestRow[] rows = all[..30];
        TestRow[] validation = all[30..];
        TrainingOptions options = Problems.Small with { Nodes = 64, InteractionNodes = 40, BasisDropout = 0, Epochs = 25 };
        TestRow[] doubled = [.. rows.Select((row, i) => i % 3 == 0 ? row with { Weight = 2 * row.Weight } : row)];
        TestRow[] duplicated = [.. rows.SelectMany((row, i) => i % 3 == 0 ? new[] { row, row } : [row])];

        AdditiveModel model = Train(schema, doubled, validation, options);
        AdditiveModel other = Train(schema, duplicated, validation, options);
        AdditiveModel neither = Train(schema, rows, validation, options);

        EncodedRows encoded = Problems.Data(schema, rows).Training;
        for (int r = 0; r < rows.Length; r++)
        {
            other.Scores(encoded.Row(r)).ShouldBe(model.Scores(encoded.Row(r)), 1e-4);
        }

        double difference = Enumerable.Range(0, rows.Length)
            .Max(r => Math.Abs(neither.Scores(encoded.Row(r))[0] - model.Scores(encoded.Row(r))[0]));
        difference.ShouldBeGreaterThan(0.01);
    }

    [Fact]
    public void A_weight_of_zero_is_as_if_the_row_were_absent()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        TestRow[] rows = Problems.MixedRows(schema, 60);
        TestRow[] weighted = [.. rows.Select((row, i) => i < 40 ? row : row with { Weight = 0, Target = 1e6 })];
        TrainingOptions options = Problems.Small with { Epochs = 5 };

        AdditiveModel model = Problems.Train(schema, weighted, options);
        AdditiveModel without = Problems.Train(schema, rows[..40], options);

        model.Terms.Zip(without.Terms).ShouldAllBe(pair => pair.First.Tables[0].SequenceEqual(pair.Second.Tables[0]));
        model.Intercepts.ShouldBe(without.Intercepts);
    }

    private static AdditiveModel Train(ModelSchema schema, TestRow[] rows, TestRow[] validation, TrainingOptions options) =>
        Fit.Run(new ReferenceBackend(), Problems.Data(schema, rows, validation), options, null, default);
}
