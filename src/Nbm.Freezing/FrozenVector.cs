using System.Globalization;

namespace Nbm.Freezing;

/// <summary>A vector as the model file has it: numbers by name, and for each name that training learned a function of its number; or
/// numbers by place.</summary>
internal sealed class FrozenVector
{
    public string Name { get; set; } = string.Empty;

    public string Column { get; set; } = string.Empty;

    /// <summary>The type of its values; <c>string</c> for names alone.</summary>
    public string ClrType { get; set; } = string.Empty;

    /// <summary>How many numbers a dense vector has; 0 for a sparse one.</summary>
    public int Length { get; set; }

    /// <summary>Columns and rows of the picture that it is; 0 where it is none.</summary>
    public int Width { get; set; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; set; }

    public string? Unit { get; set; }

    public string? Description { get; set; }

    /// <summary>The names, in the order of their indices.</summary>
    public string[] Names { get; set; } = [];

    /// <summary>For each name where its knots begin, and the end of the last.</summary>
    public int[] Starts { get; set; } = [];

    /// <summary>The knots of all names.</summary>
    public double[] Knots { get; set; } = [];

    /// <summary>For each output the values at the knots.</summary>
    public float[][] Tables { get; set; } = [];

    /// <summary>For each output its importance,</summary>
    public double[] Importances { get; set; } = [];

    /// <summary>those of the names,</summary>
    public float[][] NameImportances { get; set; } = [];

    /// <summary>what standard errors are multiplied by, where there are any,</summary>
    public double[] ErrorFactors { get; set; } = [];

    /// <summary>and the standard errors at the knots.</summary>
    public float[][] StandardErrors { get; set; } = [];

    /// <summary>Null where training didn't measure them.</summary>
    public double? DegreesOfFreedom { get; set; }

    /// <summary>False if it adds exactly 0 everywhere.</summary>
    public bool Selected { get; set; } = true;

    /// <summary>Whether it holds names alone.</summary>
    public bool IsNames => ClrType == "string";

    /// <summary>What it is, as messages say it.</summary>
    public string Kind => KindOf(ClrType, Length);

    /// <summary>What a vector of a type is, as messages say it.</summary>
    public static string KindOf(string type, int length) =>
        length > 0 ? $"vector of {length.ToString(CultureInfo.InvariantCulture)} {type}s"
        : type == "string" ? "vector of names"
        : $"vector of {type}";
}
