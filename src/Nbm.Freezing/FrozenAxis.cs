using System;

namespace Nbm.Freezing;

/// <summary>An axis of the file: its positions are the knots or levels, then
/// slots for special values, for missing and for unseen ones.</summary>
internal sealed class FrozenAxis
{
    public int Feature { get; set; }

    public double[] Knots { get; set; } = [];

    public int Levels { get; set; }

    public bool HasMissing { get; set; }

    public bool HasUnseen { get; set; }

    /// <summary>The special values of its feature.</summary>
    public double[] Specials { get; set; } = [];

    public bool IsNumeric => Knots.Length > 0 || (Levels == 0 && !HasUnseen);

    /// <summary>Whether the distance of two knots may overflow.</summary>
    public bool IsVast => Knots.Length > 1 && double.IsInfinity(Knots[Knots.Length - 1] - Knots[0]);

    public int FirstSlot => Knots.Length + Levels;

    /// <summary>−1 if there is none.</summary>
    public int MissingPosition => HasMissing ? FirstSlot + Specials.Length : -1;

    /// <summary>−1 if there is none.</summary>
    public int UnseenPosition => HasUnseen ? FirstSlot + Specials.Length + (HasMissing ? 1 : 0) : -1;

    /// <summary>How many positions a table has along it.</summary>
    public int Extent => Math.Max(2, FirstSlot + Specials.Length + (HasMissing ? 1 : 0) + (HasUnseen ? 1 : 0));
}

/// <summary>A term: the axes that its tables lie on, and a table for each output, row-major.</summary>
internal sealed class FrozenTerm
{
    public int[] Axes { get; set; } = [];

    public double[] Importances { get; set; } = [];

    public float[][] Tables { get; set; } = [];

    /// <summary>The standard errors of the tables; none where training didn't measure them.</summary>
    public float[][] StandardErrors { get; set; } = [];

    /// <summary>Null where training didn't measure them.</summary>
    public double? DegreesOfFreedom { get; set; }

    /// <summary>False if it adds exactly 0 everywhere.</summary>
    public bool Selected { get; set; } = true;
}
