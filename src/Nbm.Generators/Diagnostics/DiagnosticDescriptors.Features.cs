using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM02xx: features and the weight. At the identifier of the property (or positional parameter), where not said
/// otherwise.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>At the type's identifier. Not where features are declared but have errors of their own. {0}: the model type.</summary>
    public static readonly DiagnosticDescriptor NoFeatures = Error(
        DiagnosticIds.NoFeatures,
        "A model has features",
        "'{0}' has no features; put [Feature] on the properties that the model learns from",
        "A model without features can only predict the mean.");

    /// <summary>At the argument. {0}: the argument; {1}: the property; {2}: why, as a clause.</summary>
    public static readonly DiagnosticDescriptor UnholdableConstraint = Error(
        DiagnosticIds.UnholdableConstraint,
        "A model can hold its constraints",
        "{0} of '{1}' can't be held, because {2}; leave it out",
        "A constraint holds for the score, whatever the other features are. It is never dropped silently.");

    /// <summary>{0}: the property; {1}: its type.</summary>
    public static readonly DiagnosticDescriptor UnsupportedFeatureType = Error(
        DiagnosticIds.UnsupportedFeatureType,
        "A feature's type can be learned from",
        "The feature '{0}' has type '{1}', which is neither a number, a bool, an enum with members, a string, a date (DateOnly, DateTime, "
            + "DateTimeOffset), a TimeOnly nor a TimeSpan; add [Ignore] in place of [Feature], or a property that converts it",
        "Collections, objects, Guid and char have no order and no fixed set of levels from which a shape could be drawn.");

    /// <summary>{0}: the property; {1}: its type.</summary>
    public static readonly DiagnosticDescriptor UnsupportedVectorType = Error(
        DiagnosticIds.UnsupportedVectorType,
        "A vector's type holds numbers by name or by place",
        "The vector '{0}' has type '{1}', which holds neither numbers by name, nor names, nor numbers by place, or may be null; use an "
            + "IReadOnlyDictionary<string, double> (float, int), a collection of strings, float[] or double[] with a Length, or [Feature] "
            + "for a single value",
        "A sparse vector is what a row has of many names, each with a number; a row that has nothing has an empty one. A dense one is as "
            + "many numbers in every row.");

    /// <summary>At the argument, or at the attribute. {0}: the property; {1}: what was found; {2}: what to do.</summary>
    public static readonly DiagnosticDescriptor VectorSizeUnfit = Error(
        DiagnosticIds.VectorSizeUnfit,
        "The sizes of a vector fit its type",
        "The vector '{0}' {1}; {2}",
        "A dense vector has as many numbers in every row as its Length says. A sparse one has as many names as a row has.");

    /// <summary>At the argument, or at the attribute. {0}: what is declared, such as "[Moves]"; {1}: the property; {2}: why not, as a
    /// clause.</summary>
    public static readonly DiagnosticDescriptor ImpossibleAction = Error(
        DiagnosticIds.ImpossibleAction,
        "A feature can be changed as it is declared",
        "{0} of '{1}' says nothing that could be done, because {2}; leave it out, or say it of a feature that it fits",
        "[Immutable], [Actionable], [Moves] and [ForbiddenMove] say how a row may be changed. Numbers move along an axis in a direction, "
            + "by steps, and others with them; categories change from one level to another.");

    /// <summary>At the argument, or at the attribute. {0}: the code; {1}: the property, or the features of the interaction; {2}: why not,
    /// as a clause.</summary>
    public static readonly DiagnosticDescriptor UnusableReason = Error(
        DiagnosticIds.UnusableReason,
        "A reason is of a feature or an interaction",
        "The reason '{0}' of '{1}' can't be given, because {2}; leave it out, or say it of a feature or an interaction that it fits",
        "[Reason] on a feature, or on the record with the names of an interaction's features, says what a person is told, and by which "
            + "code.");

    /// <summary>{0}: the text; {1}: the enum; {2}, {3}: the members; {4}: the property.</summary>
    public static readonly DiagnosticDescriptor AmbiguousText = Error(
        DiagnosticIds.AmbiguousText,
        "A text is of one member of an enum",
        "The text '{0}' could be '{2}' as well as '{3}' of the enum '{1}', which '{4}' is of; rename one of them, or say with [Level] what "
            + "the data have for each",
        "Files hold texts. They are read by what [Level] declares, by names, and by what is alike but for case, blanks and dashes, dots "
            + "and underscores between letters.");

    /// <summary>{0}: the property.</summary>
    public static readonly DiagnosticDescriptor UnmarkedProperty = Warning(
        DiagnosticIds.UnmarkedProperty,
        "Every property says what it is for",
        "The model does not see '{0}'; add [Feature] if it should, [Ignore] if not",
        "A column that is forgotten looks like one that is left out on purpose. Properties with a body, computed from others, need no mark.");

    /// <summary>{0}: the property; {1}: the attributes, such as "[Feature] and [Ignore]".</summary>
    public static readonly DiagnosticDescriptor ContradictoryAttributes = Error(
        DiagnosticIds.ContradictoryAttributes,
        "A property has one role",
        "'{0}' has {1}, which contradict each other; keep one of them",
        "A property is a feature, the target, the weight, or ignored.");

    /// <summary>At the later property. {0}: the column; {1}: the earlier property; {2}: this one.</summary>
    public static readonly DiagnosticDescriptor DuplicateColumn = Error(
        DiagnosticIds.DuplicateColumn,
        "Column names are distinct",
        "'{1}' and '{2}' both read the column '{0}' (case, underscores and spaces do not count); give one of them another Name",
        "Columns are matched to properties by name, whatever the case, underscores and spaces.");

    /// <summary>{0}: the property; {1}: what it is, such as "is static".</summary>
    public static readonly DiagnosticDescriptor UnreadableMember = Error(
        DiagnosticIds.UnreadableMember,
        "A marked property can be read",
        "'{0}' cannot be read by the model because it {1}; use an instance property with a getter that generated code can call, or remove "
            + "the attribute",
        "Generated code reads each row's features, target and weight through getters that are at least internal.");

    /// <summary>{0}: the property; {1}: its enum type.</summary>
    public static readonly DiagnosticDescriptor ConstantEnum = Warning(
        DiagnosticIds.ConstantEnum,
        "A feature can vary",
        "The feature '{0}' is constant, because the enum '{1}' has fewer than two distinct values; add [Ignore] in place of [Feature]",
        "A feature that never varies has a flat shape.");

    /// <summary>{0}: the property; {1}: its enum type; {2}: "is a [Flags] enum" or "names one value twice".</summary>
    public static readonly DiagnosticDescriptor AmbiguousEnum = Warning(
        DiagnosticIds.AmbiguousEnum,
        "An enum used as categories has one member for each value",
        "'{0}' uses the enum '{1}' as categories, but it {2}, so that values and levels do not match one to one; use an enum of distinct "
            + "members, or a bool for each flag",
        "Each member is a level of its own. Combinations of flags are no members, and aliases cannot be told apart.");

    /// <summary>{0}: the property; {1}: its enum type; {2}: the number of members; {3}: the threshold.</summary>
    public static readonly DiagnosticDescriptor ManyLevels = Warning(
        DiagnosticIds.ManyLevels,
        "A category has a readable number of levels",
        "The feature '{0}' has {2} levels, as many as the enum '{1}' has members, and more than {3} are hard to learn and to read; group "
            + "them into fewer",
        "Each level needs rows of its own to be learned, and a line of its own to be read.");

    /// <summary>{0}: the property.</summary>
    public static readonly DiagnosticDescriptor IdentifierLike = Info(
        DiagnosticIds.IdentifierLike,
        "An identifier is not a feature",
        "The feature '{0}' looks like an identifier, from which a model learns rows by heart; add [Ignore] in place of [Feature] if it is one",
        "An identifier that carries information, such as a sequence number in time, is better declared as what it stands for.");

    /// <summary>At the argument of the attribute. {0}: the argument; {1}: the property; {2}: the number given; {3}: what it must be, such
    /// as "a finite number above 0".</summary>
    public static readonly DiagnosticDescriptor InvalidRange = Error(
        DiagnosticIds.InvalidRange,
        "A number lies in its range",
        "{0} of '{1}' is {2}, but must be {3}; use such a number, or leave {0} out",
        "A number that an attribute gives lies in the range that it has a meaning for.");

    /// <summary>{0}: the property; {1}: its type.</summary>
    public static readonly DiagnosticDescriptor LossyConversion = Info(
        DiagnosticIds.LossyConversion,
        "A feature's values fit a double",
        "The values of '{0}' are read as double, which holds 53 bits of a '{1}'; use double or int if that is enough, or suppress this",
        "All numeric features are converted to double. Values beyond 2^53, or with more than 15 digits, are rounded.");

    /// <summary>
    /// At the property, or at the attribute of the interaction whose term has the name. {0}: the name; {1}: what has it already,
    /// such as "ApplicantExplanation.Score" or "the feature 'AXB'".
    /// </summary>
    public static readonly DiagnosticDescriptor ReservedName = Error(
        DiagnosticIds.ReservedName,
        "A term's name is free in the generated types",
        "The generated types need a property '{0}' for this term, but the name is taken by {1}; rename the property and keep its column "
            + "with [Feature(Name = …)]",
        "Explanations and shapes have one property for each feature and interaction, beside members of their own such as Score, Intercept "
            + "and Prediction.");

    /// <summary>{0}: the property; {1}: its type.</summary>
    public static readonly DiagnosticDescriptor UnusableWeight = Error(
        DiagnosticIds.UnusableWeight,
        "A weight is a number that is never missing",
        "The weight '{0}' has type '{1}'; use a non-nullable numeric type such as double",
        "Each row counts as often as its weight says. A row without one cannot be counted.");

    /// <summary>At every weight. {0}: this property; {1}: the model type; {2}: all weights, comma-separated.</summary>
    public static readonly DiagnosticDescriptor SeveralWeights = Error(
        DiagnosticIds.SeveralWeights,
        "A model has at most one weight",
        "'{0}' is one of several weights of '{1}' ({2}); keep [Weight] on one of them",
        "Multiply weights in a computed property if a row has more than one.");

    /// <summary>At the type's identifier, where CsvHelper is referenced. {0}: the model type; {1}: why, as a clause.</summary>
    public static readonly DiagnosticDescriptor CsvNotPossible = Warning(
        DiagnosticIds.CsvNotPossible,
        "A record can be built from the cells of a CSV file",
        "No CSV reader is generated for '{0}', because {1}; give the type a constructor or setters for what a file can hold, or read the "
            + "rows yourself and suppress this",
        "A reader calls the constructor that takes most members and sets the others in an object initialiser.");

    /// <summary>
    /// At the argument or the attribute. {0}: what is declared, such as "Special" or "[Ordinal]"; {1}: the property; {2}: its type; {3}:
    /// why not, as a clause.
    /// </summary>
    public static readonly DiagnosticDescriptor DoesNotFit = Error(
        DiagnosticIds.DoesNotFit,
        "What a feature declares fits its type",
        "{0} of '{1}' does not fit its type '{2}', because {3}; remove it, or change the type",
        "Special values, axes and periods are for numbers, a minimum count for strings, [Ordinal] for enums, [Calendar] for dates and times.");
}
