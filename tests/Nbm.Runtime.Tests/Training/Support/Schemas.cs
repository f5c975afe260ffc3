namespace Nbm.Runtime.Tests.Training;

/// <summary>Short ways to write schemas.</summary>
internal static class Schemas
{
    public static FeatureSchema Number(string name, bool nullable = false) =>
        new() { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = nullable };

    public static FeatureSchema Category(string name, int levels, bool nullable = false) => new()
    {
        Name = name, Column = name, Kind = FeatureKind.Category, ClrType = name + "Kind", IsNullable = nullable,
        Levels = [.. Enumerable.Range(0, levels).Select(level => $"L{level}")],
    };

    /// <summary>A number with special values.</summary>
    public static FeatureSchema Special(string name, params double[] specials) => Number(name) with { Specials = [.. specials] };

    /// <summary>A number that goes in a circle.</summary>
    public static FeatureSchema Circle(string name, double period) => Number(name) with { Period = period };

    /// <summary>Levels in order, and in a circle if asked for.</summary>
    public static FeatureSchema Ordered(string name, int levels, bool cyclic = false) =>
        Category(name, levels) with { IsOrdered = true, Period = cyclic ? levels : 0 };

    public static FeatureSchema Text(string name, bool nullable = false) =>
        new() { Name = name, Column = name, Kind = FeatureKind.OpenCategory, ClrType = "string", IsNullable = nullable };

    public static VectorSchema Vector(string name, int minCount = 1) =>
        new() { Name = name, Column = name, ClrType = "double", MinCount = minCount };

    public static VectorSchema Dense(string name, int length) => new() { Name = name, Column = name, ClrType = "double", Length = length };

    public static TargetSchema Regression(bool nullable = false) =>
        new() { Name = "Y", Column = "y", Task = ModelTask.Regression, ClrType = "double", IsNullable = nullable };

    public static TargetSchema Binary() =>
        new() { Name = "Y", Column = "y", Task = ModelTask.Binary, ClrType = "bool", Classes = ["false", "true"] };

    public static TargetSchema Multiclass(int classes) => new()
    {
        Name = "Y", Column = "y", Task = ModelTask.Multiclass, ClrType = "Kind",
        Classes = [.. Enumerable.Range(0, classes).Select(c => $"C{c}")],
    };

    public static TargetSchema Texts() => new() { Name = "Y", Column = "y", Task = ModelTask.Multiclass, ClrType = "string" };

    /// <summary>A schema; interactions are given by the indices of their features.</summary>
    public static ModelSchema Of(TargetSchema target, FeatureSchema[] features, params int[][] interactions) => new()
    {
        Name = "Test",
        Features = [.. features],
        Interactions = [.. interactions.Select(i => new InteractionSchema
        {
            Features = [.. i],
            Name = string.Join('X', i.Select(f => features[f].Name)),
        })],
        Target = target,
    };
}
