using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Parsing;

/// <summary>
/// Where the parser says what is wrong with a model. The analyzer passes one; the generator passes none and looks at the result only.
/// </summary>
internal interface IDiagnosticSink
{
    /// <summary>Takes one finding.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <param name="location">Where it is broken, in source.</param>
    /// <param name="arguments">What the rule's message format expects.</param>
    void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments);
}
