using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests.Models.Edits;

/// <summary>A model whose score rises with one feature, as its curve makes up for what an interaction falls.</summary>
internal static class Bounded
{
    public static AdditiveModel Model { get; } = Build();

    private static AdditiveModel Build()
    {
        ImmutableArray<Axis> axes = [new(0, [0, 1, 2], 0, false, false), new(1, [], 2, false, false)];
        ImmutableArray<float> curve = [-1, 0, 1], days = [0, 0], pair = [-0.4f, 0.4f, 0.2f, -0.2f, 0.2f, -0.2f];
        return new AdditiveModel(
            new ModelSchema
            {
                Name = "Ride",
                Features =
                [
                    new() { Name = "Hour", Column = "hour", Kind = FeatureKind.Numeric, ClrType = "double",
                        Monotone = Monotone.Increasing },
                    new() { Name = "Day", Column = "day", Kind = FeatureKind.Category, ClrType = "Day", Levels = ["Week", "End"] },
                ],
                Interactions = [new() { Name = "HourXDay", Features = [0, 1] }],
                Target = new() { Name = "Riders", Column = "riders", Task = ModelTask.Regression, ClrType = "double" },
            },
            [], [3], axes,
            [new("Hour", axes, [0], [curve], [0.5]), new("Day", axes, [1], [days], [0]), new("HourXDay", axes, [0, 1], [pair], [0.3])],
            new Vocabularies([null, null]), TrainingHistory.Empty)
        {
            TrainingMass = [[0.25f, 0.5f, 0.25f], [0.5f, 0.5f], [0.125f, 0.125f, 0.25f, 0.25f, 0.125f, 0.125f]],
        };
    }
}
