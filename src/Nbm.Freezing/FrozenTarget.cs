namespace Nbm.Freezing;

/// <summary>What a model file says of the target.</summary>
internal sealed class FrozenTarget
{
    public string Name { get; set; } = string.Empty;

    public string Column { get; set; } = string.Empty;

    public FrozenTask Task { get; set; }

    public string ClrType { get; set; } = string.Empty;

    public bool IsNullable { get; set; }

    public string[] Classes { get; set; } = [];

    /// <summary>Of an enum the texts of each class, as <see cref="FrozenFeature.LevelTexts"/>.</summary>
    public string[][] ClassTexts { get; set; } = [];

    /// <summary>Of an enum the number of each class, as <see cref="FrozenFeature.LevelNumbers"/>.</summary>
    public long[] ClassNumbers { get; set; } = [];

    public string? Unit { get; set; }

    public string? Description { get; set; }

    public double? Parameter { get; set; }

    /// <summary>Whether its classes are members of an enum.</summary>
    public bool IsEnum => Classes.Length > 0 && ClrType != "bool";
}

/// <summary>What is predicted, by its number in the file.</summary>
internal enum FrozenTask
{
    Regression = 1,
    Binary = 2,
    Multiclass = 3,
    Poisson = 4,
    Gamma = 5,
    Tweedie = 6,
    NegativeBinomial = 7,
    Quantile = 8,
    Huber = 9,
    Cox = 10,
}

/// <summary>What a <see cref="FrozenTask"/> means to a scorer.</summary>
internal static class FrozenTasks
{
    /// <summary>Whether the prediction is the score itself.</summary>
    public static bool HasIdentityLink(this FrozenTask task) => task is FrozenTask.Regression or FrozenTask.Quantile or FrozenTask.Huber;

    /// <summary>Whether the prediction is e^score: a mean, or a hazard ratio.</summary>
    public static bool HasLogLink(this FrozenTask task) => task is >= FrozenTask.Poisson and <= FrozenTask.NegativeBinomial or FrozenTask.Cox;
}
