using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM01xx: the target. At the identifier of the target's property (or positional parameter), where not said otherwise.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the type's identifier. {0}: the model type.</summary>
    public static readonly DiagnosticDescriptor NoTarget = Error(
        DiagnosticIds.NoTarget,
        "A model has a target",
        "'{0}' has no target; put [Target] on the property that the model predicts",
        "Exactly one property is the target: a number, a bool, an enum or a string.");

    /// <summary>At every target. {0}: this property; {1}: the model type; {2}: all targets, comma-separated.</summary>
    public static readonly DiagnosticDescriptor SeveralTargets = Error(
        DiagnosticIds.SeveralTargets,
        "A model has one target",
        "'{0}' is one of several targets of '{1}' ({2}); keep [Target] on one of them",
        "A model predicts one property. Declare a record for each target to predict several.");

    /// <summary>{0}: the property; {1}: its type; {2}: why not, as a clause
    /// such as "is none of these" or "has fewer than two members".</summary>
    public static readonly DiagnosticDescriptor UnsupportedTargetType = Error(
        DiagnosticIds.UnsupportedTargetType,
        "The target's type can be predicted",
        "The target '{0}' cannot be predicted: its type '{1}' {2}; use a number, a bool, an enum of two or more members, or a string",
        "A numeric target means regression, a bool or two-member enum a binary model, a larger enum or a string a multiclass model.");

    /// <summary>At the argument Task of [NbmModel]. {0}: the property; {1}:
    /// its type; {2}: the task given; {3}: the task that fits.</summary>
    public static readonly DiagnosticDescriptor TaskContradictsTarget = Error(
        DiagnosticIds.TaskContradictsTarget,
        "The task fits the target's type",
        "The target '{0}' of type '{1}' cannot be the target of ModelTask.{2}; use ModelTask.{3} or leave Task out",
        "The task follows from the target's type; naming it is a check, not a conversion.");

    /// <summary>
    /// At the attribute [Feature] of the target, or at the argument of [Interaction] that names it. The target is left out as a
    /// feature, and the interaction is left out. {0}: the property; {1}: "a feature" or "part of an interaction".
    /// </summary>
    public static readonly DiagnosticDescriptor TargetLeaks = Warning(
        DiagnosticIds.TargetLeaks,
        "The target is not a feature",
        "'{0}' is the target and also declared as {1}, which would tell the model the answer and is therefore left out; remove this",
        "A model that sees its target predicts it perfectly in training and has nothing to go by afterwards.");

    /// <summary>{0}: the property; {1}: its type.</summary>
    public static readonly DiagnosticDescriptor NullableTarget = Warning(
        DiagnosticIds.NullableTarget,
        "A target that may be missing is optional",
        "The target '{0}' of type '{1}' must be given but may be null, and rows where it is are left out of training and evaluation; make "
            + "it non-nullable, or optional (not required) if some rows are only to be scored",
        "A row without its target teaches nothing, but can be scored. An optional target that is nullable says that there are such rows.");
}
