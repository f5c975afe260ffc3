using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Levels;

namespace Nbm.Tool.Scaffolding.Plans;

/// <summary>A property of the record that is written.</summary>
internal sealed record Property
{
    /// <summary>Its name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, without the question mark; of an enum once <see cref="EnumTypes"/> has named it.</summary>
    public required string Type { get; init; }

    /// <summary>The column that it is read from.</summary>
    public required ColumnFacts Column { get; init; }

    /// <summary>What it is to the model.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether a value may be missing.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>Numbers that are codes.</summary>
    public double[] Specials { get; init; } = [];

    /// <summary>Of an enum: its levels; otherwise null.</summary>
    public LevelSet? Levels { get; init; }

    /// <summary>Why it is ignored.</summary>
    public string? Reason { get; init; }

    /// <summary>What should be looked at: sentences.</summary>
    public string[] Notes { get; init; } = [];
}
