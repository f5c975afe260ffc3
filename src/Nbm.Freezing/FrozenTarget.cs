namespace Nbm.Freezing;

/// <summary>What a model file says of the target.</summary>
internal sealed class FrozenTarget
{
    public string Name { get; set; } = string.Empty;

    public string Column { get; set; } = string.Empty;

    public TaskKind Task { get; set; }

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
