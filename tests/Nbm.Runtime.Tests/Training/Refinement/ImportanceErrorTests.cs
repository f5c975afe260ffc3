using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>The standard error of an importance over the training rows.</summary>
public sealed class ImportanceErrorTests
{
    [Fact]
    public void Deviations_of_tables_change_importances_as_their_gradient_says()
    {
        HostDesign rows = Refinements.Grid(Refinements.Mixed("regression")).Rows;
        double[] tables = [.. TestValues.Centred(rows.Layout.TableLength, 1)], deviations = [.. TestValues.Centred(tables.Length, 2)];
        double[] weights = [.. Enumerable.Range(0, rows.Rows).Select(_ => 1.0 / rows.Rows)];
        const double Step = 1e-6;

        double[] changes = Of(tables).Changes(deviations);

        double[] up = Of(Moved(Step)).Values, down = Of(Moved(-Step)).Values;
        for (int t = 0; t < changes.Length; t++)
        {
            changes[t].ShouldBe((up[t] - down[t]) / (2 * Step), 1e-6);
        }

        TermImportances Of(double[] at) => new(rows.Layout, rows, weights, at);
        double[] Moved(double step) => [.. tables.Zip(deviations, (value, deviation) => value + (step * deviation))];
    }

    [Fact]
    public void It_is_how_much_importances_differ_between_samples()
    {
        const int Samples = 24;
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")]);
        AdditiveModel[] models = [.. Enumerable.Range(0, Samples)
            .Select(sample => Problems.Train(schema, Rows(sample), new TrainingOptions { Seed = sample, Threads = 1 }))];

        for (int t = 0; t < 2; t++)
        {
            double[] importances = [.. models.Select(model => model.Terms[t].Importances[0])];
            double deviation = Math.Sqrt(importances.Sum(value => Math.Pow(value - importances.Average(), 2)) / (Samples - 1));
            (models.Average(model => model.Terms[t].ImportanceErrors[0]) / deviation).ShouldBeInRange(0.65, 1.5);
        }
    }

    [Fact]
    public void Terms_together_have_it_for_each_class_and_dropped_ones_are_sure_of_nothing()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3));
        AdditiveModel model = Problems.Train(schema, Problems.MixedRows(schema, 200),
            new TrainingOptions { Threads = 1, HiddenUnits = [8], Bases = 4, Epochs = 2 });

        model.Terms.ShouldAllBe(term => term.ImportanceErrors.Length == 3);
        model.Importances.ShouldAllBe(term => term.Selected == (term.StandardError > 0));
        TermImportance first = model.Importances[0];
        first.ToString().ShouldContain(" ± ");
        first.StandardError.ShouldBe(model.Terms.Single(term => term.Name == first.Name).ImportanceErrors.Average());
        Problems.Train(schema, Problems.MixedRows(schema, 60), Problems.Small with { Epochs = 2 }).Importances
            .ShouldAllBe(term => term.StandardError == null);
    }

    // The rows stay, so that nothing but the targets' noise differs.
    private static TestRow[] Rows(int sample)
    {
        var (place, noise) = (new Noise(61), new Noise(900 + (ulong)sample));
        return [.. Enumerable.Range(0, 400).Select(_ => new[] { place.Uniform(), place.Uniform() })
            .Select(x => new TestRow(x, Math.Sin(6 * x[0]) + x[1] + (0.5 * noise.Normal())))];
    }
}
