using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM03xx: interactions. At the attribute, or at the argument that is meant.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the argument. {0}: the name found; {1}: the model type; {2}:
    /// "did you mean 'Income'?" or the features there are, as a clause.</summary>
    public static readonly DiagnosticDescriptor UnknownFeature = Error(
        DiagnosticIds.UnknownFeature,
        "An interaction names features",
        "'{0}' is not a feature of '{1}'; {2}",
        "An interaction is a term of features that the model has, named by their properties.");

    /// <summary>At the repeated argument, or at the attribute. {0}: what is wrong, such as "'Income' is named twice".</summary>
    public static readonly DiagnosticDescriptor InvalidInteraction = Error(
        DiagnosticIds.InvalidInteraction,
        "An interaction is of different features, not too many",
        "{0}; name at least two different features and at most eight, or remove the interaction",
        "A feature's own effect is its main effect. The table of an interaction grows with the power of its order.");

    /// <summary>At the later attribute. It is left out. {0}: the term, such as "SeniorityXIncome";
    /// {1}: what has it already, such as "[Interactions]" or "an interaction above".</summary>
    public static readonly DiagnosticDescriptor DuplicateInteraction = Warning(
        DiagnosticIds.DuplicateInteraction,
        "An interaction is declared once",
        "The interaction '{0}' is declared already by {1}, whatever the order of its features; remove this one",
        "The same features have one shape together.");

    /// <summary>At the argument. {0}: the name.</summary>
    public static readonly DiagnosticDescriptor PreferNameof = Info(
        DiagnosticIds.PreferNameof,
        "An interaction names its features with nameof",
        "The feature '{0}' is named by a string, which a renaming does not follow; use nameof({0})",
        "nameof is checked by the compiler and found by tools.");

    /// <summary>At the type's identifier. {0}: the model type; {1}: number of terms; {2}:
    /// number of features; {3}: number of interactions; {4}: the threshold.</summary>
    public static readonly DiagnosticDescriptor ManyTerms = Warning(
        DiagnosticIds.ManyTerms,
        "A model has a readable number of terms",
        "'{0}' has {1} terms ({2} features and {3} interactions), and more than {4} are slow to train and hard to read; name the "
            + "interactions that matter with [Interaction]",
        "All pairs of n features are n(n-1)/2 terms.");

    /// <summary>At the argument Order of [Interactions], or at the attribute. {0}: the order; {1}: why not, as a clause.</summary>
    public static readonly DiagnosticDescriptor InvalidOrder = Error(
        DiagnosticIds.InvalidOrder,
        "The order of interactions is possible",
        "All interactions of order {0} cannot be generated: {1}; use an order from 2 to 4 that the number of features allows, or name the "
            + "interactions that matter with [Interaction]",
        "The order is the number of features in each interaction.");
}
