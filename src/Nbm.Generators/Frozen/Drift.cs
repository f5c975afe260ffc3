using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Frozen;

/// <summary>A difference between a model file and the record.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Property">The property that it is about; null, or the name of one that isn't there, for the record as a whole.</param>
/// <param name="Arguments">The message's arguments.</param>
/// <param name="Found">What a code fix puts back: a property's name, its type or its unit; null if there is nothing to put back.</param>
internal sealed record Drift(DiagnosticDescriptor Rule, string? Property, string[] Arguments, string? Found = null)
{
    /// <summary>The key of <see cref="Found"/> in a diagnostic's properties.</summary>
    public const string FoundKey = nameof(Found);
}
