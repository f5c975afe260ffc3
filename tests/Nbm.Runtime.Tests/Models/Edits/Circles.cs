using Nbm.Models;
using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests.Models.Edits;

/// <summary>Models of one number on an axis of a kind, and of what a record may declare of it.</summary>
internal static class Circles
{
    public static AdditiveModel Model { get; } = Of(
        new() { Name = "Hour", Column = "hour", Kind = FeatureKind.Numeric, ClrType = "double", Period = 24, Axis = AxisKind.Linear },
        [0, 4, 9, 13, 20, 24], [0.5f, -0.25f, 1, -1, 0.75f, 0.5f]);

    public static AdditiveModel Logarithmic { get; } = Of(
        new() { Name = "Hour", Column = "hour", Kind = FeatureKind.Numeric, ClrType = "double", Axis = AxisKind.Log },
        [1, 3, 10, 40, 100], [0.5f, -0.25f, 1, -1, 0.75f]);

    public static AdditiveModel Increasing { get; } = Of(
        new() { Name = "Hour", Column = "hour", Kind = FeatureKind.Numeric, ClrType = "double", Monotone = Monotone.Increasing },
        [0, 1, 2, 3, 4], [-1, -0.5f, 0, 0.25f, 1.25f]);

    public static AdditiveModel Convex { get; } = Of(
        new() { Name = "Hour", Column = "hour", Kind = FeatureKind.Numeric, ClrType = "double", Curvature = Curvature.Convex },
        [0, 1, 2, 3, 4], [1, 0, -0.5f, -0.25f, 0.75f]);

    public static AdditiveModel ZeroAtTwo { get; } = Of(
        new() { Name = "Hour", Column = "hour", Kind = FeatureKind.Numeric, ClrType = "double", ZeroAt = 2 },
        [0, 1, 2, 3, 4], [1, 0.5f, 0, -0.25f, 0.75f]);

    public static NumericShape Shape(AdditiveModel model) => new(new ShapeSource(model, 0, 0));

    private static AdditiveModel Of(FeatureSchema feature, ImmutableArray<double> knots, ImmutableArray<float> table)
    {
        ImmutableArray<Axis> axes = [new(0, knots, 0, false, false, default, feature.Axis, feature.Period)];
        ImmutableArray<float> mass = [.. table.Select((_, i) => (float)(i + 1) / (table.Length * (table.Length + 1) / 2))];
        return new AdditiveModel(
            new ModelSchema
            {
                Name = "Ride", Features = [feature], Interactions = [],
                Target = new() { Name = "Riders", Column = "riders", Task = ModelTask.Regression, ClrType = "double" },
            },
            [], [3], axes, [new Term("Hour", axes, [0], [table], [0.5])], new Vocabularies([null]), TrainingHistory.Empty)
        {
            TrainingMass = [mass],
        };
    }
}
