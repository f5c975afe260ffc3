using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>
/// NBM06xx: a model file of the project against the record. All are errors: no scorer is generated. Where one would have been there
/// is a class that can't be used (<c>AbsentScorer</c>), so those can't be silenced: the build must not succeed with it. At the
/// property's identifier where there is one, else at the type's. A message says what the file holds and what the record holds.
/// </summary>
internal static class DriftDescriptors
{
    /// <summary>At the file. {0}: the file; {1}: what is wrong with it, as a clause.</summary>
    public static readonly DiagnosticDescriptor Unreadable = DiagnosticDescriptors.Error(
        DiagnosticIds.UnreadableFile,
        "A model file can be read",
        "'{0}' is no model that can be compiled: {1}; save the model again, or restore the file",
        "A file is data with a checksum. One that is damaged, cut off or of a newer format is refused whatever its bytes.",
        WellKnownDiagnosticTags.CompilationEnd, WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>At the file. {0}: the file; {1}: the stem or record that it names; {2}: the records there are, as a clause.</summary>
    public static readonly DiagnosticDescriptor Homeless = AtEnd(
        DiagnosticIds.HomelessFile,
        "A model file is of a record",
        "'{0}' is a model of '{1}', but {2}; add the record, or say which it is of with <NbmModel Include=\"…\" Record=\"…\" />",
        "A file is compiled for the record whose name or [NbmModel(Name = …)] it carries, or for the one that the project names.");

    /// <summary>At the type. {0}: the type; {1}: the file; {2}: another file.</summary>
    public static readonly DiagnosticDescriptor SeveralFiles = Error(
        DiagnosticIds.SeveralFiles,
        "A record has one model file",
        "'{0}' has several model files, '{1}' and '{2}', which would be one scorer; keep one of them, or name another record for the other",
        "A scorer has the record's name.");

    /// <summary>At the property if it is there but no feature, else at the type.
    /// {0}: the type; {1}: the feature; {2}: its type; {3}: the file.</summary>
    public static readonly DiagnosticDescriptor Removed = Error(
        DiagnosticIds.FeatureRemoved,
        "No feature of the model is missing",
        "'{0}' has no feature '{1}' ({2}), which the model in '{3}' reads; bring the property back, or train again",
        "A model can't score a row without one of its features, and leaving it out would shift every score.");

    /// <summary>At the property. {0}: the feature; {1}: the file; {2}: how to leave it out.</summary>
    public static readonly DiagnosticDescriptor Added = Error(
        DiagnosticIds.FeatureAdded,
        "The model knows every feature",
        "The model in '{1}' does not know the feature '{0}'; {2}, or train again",
        "A feature that doesn't enter the score would look as if it did.");

    /// <summary>At the property. {0}: the feature; {1}: its former name; {2}: the file.</summary>
    public static readonly DiagnosticDescriptor Renamed = Error(
        DiagnosticIds.FeatureRenamed,
        "A feature keeps its name",
        "The model in '{2}' does not know the feature '{0}', but one of its type and unit, '{1}', which the record lacks; rename it back, "
            + "or train again",
        "A property may be renamed, or another one; the compiler can't tell which, and the model has but the name.");

    /// <summary>At the property. {0}: the feature; {1}: the file; {2}: the type in the file; {3}: the type of the property.</summary>
    public static readonly DiagnosticDescriptor Retyped = Error(
        DiagnosticIds.FeatureRetyped,
        "A feature keeps its type",
        "'{0}' is of type '{3}', but of type '{2}' in the model in '{1}'; change the type back, or train again",
        "Values of another type mean something else: an axis is no list of levels.");

    /// <summary>At the property. {0}: the feature; {1}: the file; {2}: what the model says,
    /// as a clause; {3}: the type in the file; {4}: the type of the property.</summary>
    public static readonly DiagnosticDescriptor Nullability = Error(
        DiagnosticIds.NullabilityChanged,
        "A feature may be missing where the model knows it may",
        "'{0}' is of type '{4}', but in the model in '{1}' it {2} ('{3}'); change the type back, or train again",
        "What a missing value adds to the score is learned; a model that never saw one knows nothing of it.");

    /// <summary>At the property. {0}: the feature; {1}: the file; {2}: what differs, as a clause.</summary>
    public static readonly DiagnosticDescriptor Levels = Error(
        DiagnosticIds.LevelsChanged,
        "The members of an enum are the model's levels",
        "The levels of '{0}' aren't those of the model in '{1}': {2}; change the enum back, or train again",
        "A level stands for its place among the others: one more or less, or another order, and scores are given to other levels.");

    /// <summary>At the property. {0}: the feature; {1}: the file; {2}: the unit in the file; {3}: the unit of the property.</summary>
    public static readonly DiagnosticDescriptor Unit = Error(
        DiagnosticIds.UnitChanged,
        "A feature keeps its unit",
        "The unit of '{0}' is {3}, but {2} in the model in '{1}'; change it back, or convert the values and train again",
        "A curve learned over dollars says nothing of thousands of dollars.");

    /// <summary>At the property. {0}: the feature; {1}: the file; {2}: what is
    /// declared; {3}: its value in the file; {4}: that of the property.</summary>
    public static readonly DiagnosticDescriptor Declaration = Error(
        DiagnosticIds.DeclarationChanged,
        "A feature declares what the model was trained with",
        "'{0}' declares another {2}: {4}, but {3} in the model in '{1}'; change it back, or train again",
        "Special values, axis, period, order and constraints are what the model was trained to hold: the declaration is a promise about "
            + "the scorer.");

    /// <summary>At the type. {0}: the type; {1}: the file; {2}: what differs, as a clause.</summary>
    public static readonly DiagnosticDescriptor Interaction = Error(
        DiagnosticIds.InteractionsChanged,
        "The interactions are the model's",
        "The interactions of '{0}' aren't those of the model in '{1}': {2}; change them back, or train again",
        "An interaction is a term of the score.");

    /// <summary>At the target, or at the offset or exposure that is new. {0}:
    /// the target; {1}: the file; {2}: what differs, as a clause.</summary>
    public static readonly DiagnosticDescriptor Target = Error(
        DiagnosticIds.TargetChanged,
        "The target is the model's",
        "The target '{0}' isn't that of the model in '{1}': {2}; change it back, or train again",
        "What a score means depends on the target: its classes, its task and its unit.");

    /// <summary>All rules of model files.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [Unreadable, Homeless, SeveralFiles, Removed, Added, Renamed, Retyped, Nullability, Levels, Unit, Declaration, Interaction, Target];

    /// <summary>What <c>ModelFileAnalyzer</c> reports: these, and that the name of a scorer is taken.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Reported { get; } = All.Add(DiagnosticDescriptors.NameTaken);

    private static DiagnosticDescriptor Error(string id, string title, string format, string description) =>
        DiagnosticDescriptors.Error(id, title, format, description, WellKnownDiagnosticTags.NotConfigurable);

    // Only once the whole project was looked at: an editor doesn't ask for such rules at every keystroke.
    private static DiagnosticDescriptor AtEnd(string id, string title, string format, string description) =>
        DiagnosticDescriptors.Error(id, title, format, description, WellKnownDiagnosticTags.CompilationEnd);
}
