using System.Collections.Immutable;
using System.Reflection;
using Nbm.Backends;
using Nbm.Generated;
using Nbm.Testing;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What a model says of the run that it comes from.</summary>
public sealed class TrainingRunTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Regression());
    private static readonly TestRow[] s_rows = [.. Problems.MixedRows(s_schema, 120)];

    // Stands by itself, or nothing of a finished model depends on it.
    private static readonly string[] s_elsewhere =
    [
        nameof(TrainingOptions.Seed), nameof(TrainingOptions.Threads), nameof(TrainingOptions.OnCancel), nameof(TrainingOptions.Checkpoint),
        nameof(TrainingOptions.Networks),
    ];

    [Fact]
    public void It_says_seed_rows_and_what_was_not_left_at_its_default()
    {
        TrainingRun run = Problems.Train(s_schema, s_rows,
            Problems.Small with { Seed = 5, ValidationFraction = 0.2, Epochs = 2, Threads = 1 }).TrainingRun!;

        (run.Seed, run.Rows, run.ValidationRows, run.IsContinued).ShouldBe((5, 120, 24, false));
        run.ToString().ShouldStartWith("seed 5, 120 rows, 24 for validation; ");
        (run.Options["Epochs"], run.Options["HiddenUnits"], run.Options["Refinement"]).ShouldBe(("2", "6 4", "None"));
        run.Options.Keys.ShouldNotContain(nameof(TrainingOptions.Rounds));
    }

    [Fact]
    public void No_rows_decide_when_to_stop_where_there_is_no_neural_phase_and_a_fit_that_went_on_says_so()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        TestRow[] rows = [.. Enumerable.Range(0, 200).Select(i => new TestRow([i], i % 7))];
        AdditiveModel first = Problems.Train(schema, rows, TrainingOptions.Fast),
            next = ModelTrainer.Continue(new TestEncoder(schema), first, rows, TrainingOptions.Fast, null, default);

        new[] { first, next }.Select(model => (model.TrainingRun!.Rows, model.TrainingRun.ValidationRows, model.TrainingRun.IsContinued))
            .ShouldBe([(200, 0, false), (200, 0, true)]);
    }

    [Fact]
    public void Every_option_is_told_that_differs_from_its_default()
    {
        foreach (PropertyInfo property in typeof(TrainingOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && !s_elsewhere.Contains(p.Name)))
        {
            var options = new TrainingOptions();
            property.SetValue(options, Other(property.PropertyType, property.GetValue(options))); // An init accessor, by reflection.

            options.Differences().Keys.ShouldBe([property.Name]);
            new TrainingOptions().Differences().ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_option_of_networks_is_told_that_differs_from_its_default()
    {
        foreach (PropertyInfo property in typeof(NetworkOptions).GetProperties())
        {
            var networks = new NetworkOptions();
            property.SetValue(networks, Other(property.PropertyType, property.GetValue(networks)));

            bool ofTheNetworks = property.Name is nameof(NetworkOptions.Kind) or nameof(NetworkOptions.Units);
            string name = ofTheNetworks ? property.PropertyType.Name : property.Name;
            new TrainingOptions { Networks = networks }.Differences().Keys.ShouldBe([name]);
        }
    }

    private static object Other(Type type, object? value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        long number => number + 1,
        double number => number + 1,
        ImmutableArray<int> => ImmutableArray<int>.Empty,
        Enum => Enum.GetValues(type).Cast<object>().First(other => !Equals(other, value)),
        null when type == typeof(int?) => 3,
        null when type == typeof(ClassWeights) => ClassWeights.Balanced,
        null when type == typeof(Loss) => new Squared(),
        null when type == typeof(Backend) => new ReferenceBackend(),
        _ => throw new NotSupportedException($"What is another {type}?"),
    };

    private sealed class Squared : Loss
    {
        public override LinkFunction Link => LinkFunction.Identity;

        public override LossTerms Evaluate(double target, double score) => new((score - target) * (score - target) / 2, score - target, 1);
    }
}
