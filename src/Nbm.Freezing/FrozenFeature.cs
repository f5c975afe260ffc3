namespace Nbm.Freezing;

/// <summary>A feature as the model file declares it. Members mean what those
/// of the runtime's <c>FeatureSchema</c> of the same name do.</summary>
internal sealed class FrozenFeature
{
    public string Name { get; set; } = string.Empty;

    public string Column { get; set; } = string.Empty;

    public FrozenKind Kind { get; set; }

    public string ClrType { get; set; } = string.Empty;

    public bool IsNullable { get; set; }

    public string[] Levels { get; set; } = [];

    /// <summary>Of an enum the texts of each level, or none; no arrays if none has any.</summary>
    public string[][] LevelTexts { get; set; } = [];

    /// <summary>Of an enum the number of each level; none if they aren't known.</summary>
    public long[] LevelNumbers { get; set; } = [];

    public string? Unit { get; set; }

    public string? Description { get; set; }

    public double[] Specials { get; set; } = [];

    /// <summary>A member of <c>AxisKind</c>, by its number in the file.</summary>
    public int Axis { get; set; }

    public double Period { get; set; }

    public bool IsOrdered { get; set; }

    /// <summary>A member of <c>CalendarPart</c>, by its number in the file.</summary>
    public int Part { get; set; }

    /// <summary>A member of <c>Monotone</c>, by its number in the file.</summary>
    public int Monotone { get; set; }

    /// <summary>A member of <c>Curvature</c>, by its number in the file.</summary>
    public int Curvature { get; set; }

    public double? ZeroAt { get; set; }

    /// <summary>The texts that training found, of an open category; empty for others.</summary>
    public string[] Vocabulary { get; set; } = [];

    /// <summary>Whether its levels are members of an enum.</summary>
    public bool IsEnum => Kind == FrozenKind.Category && ClrType != "bool" && Part == 0;

    /// <summary>Whether its axis is logarithmic.</summary>
    public bool IsLogarithmic => Axis == 2;

    /// <summary>The type as declared, with <c>?</c>.</summary>
    public string DeclaredType => IsNullable ? ClrType + "?" : ClrType;
}

/// <summary>What a feature is, by its number in the file.</summary>
internal enum FrozenKind
{
    Numeric = 0,
    Category = 1,
    OpenCategory = 2,
}

/// <summary>An interaction: its name and the indices of its features.</summary>
internal sealed class FrozenInteraction
{
    public string Name { get; set; } = string.Empty;

    public int[] Features { get; set; } = [];
}
