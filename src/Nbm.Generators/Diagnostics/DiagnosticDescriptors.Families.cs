using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM07xx: the families of models that a record carries.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the vector. {0}: the property; {1}: the family's attribute; {2}: which kind of vector; {3}: why not, and who
    /// can.</summary>
    public static readonly DiagnosticDescriptor FamilyWithoutVectors = Error(
        DiagnosticIds.FamilyWithoutVectors,
        "A family of models can take the record's vectors",
        "The model of [{1}] can't learn of the {2} vector '{0}': {3}; remove [{1}], or mark '{0}' with [Ignore]",
        "A network has a fixed number of inputs, and a sparse vector any number of names; who says what each feature does has no use for "
            + "the places of a dense one. None is dropped silently.");

    /// <summary>At the attribute. {0}: the model type; {1}: the attribute.</summary>
    public static readonly DiagnosticDescriptor InteractionWithoutUse = Warning(
        DiagnosticIds.InteractionWithoutUse,
        "An interaction is declared for a model that has it",
        "[{1}] of '{0}' changes nothing: only [NbmModel], and [FlintModel] whose attributes read features, have terms that are "
            + "declared, and other families learn interactions of all features; add [NbmModel], or remove [{1}]",
        "The interactions of a polynomial are all those of its degree, and a network has no terms.");

    /// <summary>At the argument. {0}: the feature; {1}: the model type.</summary>
    public static readonly DiagnosticDescriptor SmoothnessWithoutUse = Warning(
        DiagnosticIds.SmoothnessWithoutUse,
        "Smoothness is said of a feature whose model heeds it",
        "Smoothness of '{0}' changes nothing: only the curves of [NbmModel] are as smooth as they are asked to be; add [NbmModel] to "
            + "'{1}', or remove it",
        "Networks and polynomials are trained by gradient descent, and stopped by rows that are held out.");

    /// <summary>At the later argument. {0}: the argument; {1}: the model type; {2}: the attribute that says it first; {3}: the
    /// other.</summary>
    public static readonly DiagnosticDescriptor FamiliesDisagree = Error(
        DiagnosticIds.FamiliesDisagree,
        "The families of a record agree on what is predicted",
        "[{3}] gives '{1}' another {0} than [{2}] does, and a record has one; say it in one of them, which holds for all",
        "What is predicted, and what generated types are called, belongs to the record. Families are compared on one target.");
}
