using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Frozen;

/// <summary>A difference between a model file and the record.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Property">The property that it is about; null for the record as a whole.</param>
/// <param name="Arguments">The message's arguments.</param>
/// <param name="Found">What a code fix puts back: a name, a type, a unit; null if none can.</param>
internal sealed record Drift(DiagnosticDescriptor Rule, string? Property, string[] Arguments, string? Found = null);
