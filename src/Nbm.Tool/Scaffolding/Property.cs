namespace Nbm.Tool.Scaffolding;

/// <summary>A property of the record that is written.</summary>
internal sealed record Property
{
    /// <summary>Its name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, without the question mark.</summary>
    public required string Type { get; init; }

    /// <summary>The column that it is read from.</summary>
    public required ColumnFacts Column { get; init; }

    /// <summary>What it is to the model.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether a value may be missing.</summary>
    public required bool IsNullable { get; init; }

    /// <summary>Numbers that are codes.</summary>
    public double[] Specials { get; init; } = [];

    /// <summary>Of an enum: its members with the text that each stands for, in their order; otherwise empty.</summary>
    public (string Name, string Text)[] Members { get; init; } = [];

    /// <summary>Why it is ignored.</summary>
    public string? Reason { get; init; }
}
