using System;

namespace Nbm.Freezing;

/// <summary>What a scorer shows to its callers; what is behind it follows from the model alone.</summary>
internal sealed class ScorerFace
{
    /// <summary>The name of the static class, as it stands in code.</summary>
    public string ClassName { get; set; } = string.Empty;

    /// <summary>Its accessibility, as C# keywords.</summary>
    public string Accessibility { get; set; } = "public";

    /// <summary>The type of a row, as it stands in code.</summary>
    public string RowType { get; set; } = string.Empty;

    /// <summary>Whether a row may be null.</summary>
    public bool RowIsReference { get; set; }

    /// <summary>The row's type in documentation.</summary>
    public string RowTitle { get; set; } = string.Empty;

    /// <summary>Where the model comes from, in documentation: a file's name.</summary>
    public string Origin { get; set; } = string.Empty;

    /// <summary>The encoded number of a feature of <c>row</c>: the number, the index of a level, −1 for none, NaN for missing.</summary>
    public Func<int, string> Encode { get; set; } = _ => string.Empty;

    /// <summary>How an expression tree reads a feature; null where none is written.</summary>
    public Func<int, ScorerFeature>? Feature { get; set; }

    /// <summary>What is added to the score of <c>row</c>; null for nothing.</summary>
    public string? Offset { get; set; }

    /// <summary>The name of a term's property, as it stands in code, and its accessibility.</summary>
    public Func<int, (string Name, string Accessibility)> Term { get; set; } = _ => default;

    /// <summary>A vector of <c>row</c> as an expression that may be null, and
    /// the name and accessibility of its property in explanations.</summary>
    public Func<int, (string Access, string Name, string Accessibility)> Vector { get; set; } = _ => default;

    /// <summary>The type of a class, and each class as an expression; of a target of classes only.</summary>
    public string LabelType { get; set; } = "bool";

    /// <summary>See <see cref="LabelType"/>.</summary>
    public string[] Labels { get; set; } = [];

    /// <summary>Whether the project has <c>Vector128.Exp</c>, whose bits are the same everywhere.</summary>
    public bool HasVectorExp { get; set; }

    /// <summary>Writes members that <see cref="Encode"/> needs.</summary>
    public Action<SourceWriter>? WriteEncoding { get; set; }

    /// <summary>Writes the attributes of the class.</summary>
    public Action<SourceWriter>? WriteAttributes { get; set; }
}
