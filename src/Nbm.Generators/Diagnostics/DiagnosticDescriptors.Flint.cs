using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM0712: predictors with interpreters.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the argument Task, or at the offset. {0}: the target; {1}: why, as a clause; {2}: what to do.</summary>
    public static readonly DiagnosticDescriptor UnfitForInterpreter = Error(
        DiagnosticIds.UnfitForInterpreter,
        "An interpreter can learn the target",
        "[FlintModel] can't learn '{0}': {1}; {2}",
        "An interpreter is held to what the predictor says: to its numbers, or to its probabilities of two classes or more.");
}
