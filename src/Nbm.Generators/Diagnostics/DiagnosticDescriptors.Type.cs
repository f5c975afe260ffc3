using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Diagnostics;

/// <summary>NBM00xx: the shape of the type and its project. At the identifier of the model type's first declaration, where not said
/// otherwise.</summary>
internal static partial class DiagnosticDescriptors
{
    /// <summary>{0}: the model type; {1}: the types that lack the modifier, outermost first, comma-separated.</summary>
    public static readonly DiagnosticDescriptor NotPartial = Error(
        DiagnosticIds.NotPartial,
        "A model type and the types around it are partial",
        "The model type '{0}' and all types around it must be partial; add 'partial' to: {1}",
        "The generated model is placed beside the type, inside the same containing types.");

    /// <summary>{0}: the model type; {1}: what it is, such as "a static class".</summary>
    public static readonly DiagnosticDescriptor UnreadableType = Error(
        DiagnosticIds.UnreadableType,
        "A model type is a class, record or struct that can be instantiated",
        "'{0}' is {1}, but a model reads rows from instances; make it a non-abstract class, record, struct or record struct",
        "A row of the data is an instance of the model type, held in arrays and lists. Static, abstract and ref types have no such "
            + "instances.");

    /// <summary>{0}: the model type; {1}: the generic type, itself or one around it.</summary>
    public static readonly DiagnosticDescriptor GenericType = Error(
        DiagnosticIds.GenericType,
        "A model type is not generic",
        "The model type '{0}' depends on the type parameters of '{1}', and a model has one fixed schema; remove the type parameters or "
            + "move '{0}' out of '{1}'",
        "The generated schema, encoder and explanation need the types of all features at compile time.");

    /// <summary>{0}: the model type.</summary>
    public static readonly DiagnosticDescriptor FileLocalType = Error(
        DiagnosticIds.FileLocalType,
        "A model type is not file-local",
        "The model type '{0}' is local to its file, so that generated code cannot see it; remove the modifier 'file'",
        "Generated code lives in a file of its own.");

    /// <summary>{0}: the model type; {1}: what is missing, such as "Nbm.Runtime is not referenced"; {2}: what to do.</summary>
    public static readonly DiagnosticDescriptor ProjectNotReady = Error(
        DiagnosticIds.ProjectNotReady,
        "The project can compile a generated model",
        "No model is generated for '{0}': {1}; {2}",
        "Generated models derive from types of Nbm.Runtime and use language features of C# 12.");

    /// <summary>{0}: the model type; {1}: the generated name that is taken, such as "ApplicantModel"; {2}: the attribute that names the
    /// model, such as "NbmModel".</summary>
    public static readonly DiagnosticDescriptor NameTaken = Error(
        DiagnosticIds.NameTaken,
        "The generated names are free",
        "The type '{1}' that would be generated for '{0}' is there already; rename one of them, or set another stem with [{2}(Name = …)]",
        "For a stem S the generator declares SEncoder, SRows, where CsvHelper is referenced SCsv, "
        + "and for each family its own: of [NbmModel] SModel, SExplanation, SShapes, and where the project has a model file SScorer; of "
        + "[MlpModel] SMlp; of [SpamModel] SSpam and SSpamExplanation; of [ExpertsModel] SExperts, SGroups and SExpertsExplanation; of "
        + "[FlintModel] SFlint and SFlintExplanation; all beside the model type.");

    /// <summary>At the argument Name of [NbmModel]. {0}: the name given.</summary>
    public static readonly DiagnosticDescriptor InvalidModelName = Error(
        DiagnosticIds.InvalidModelName,
        "The name of a model is an identifier",
        "'{0}' cannot start the names of generated types; use letters, digits and underscores, not starting with a digit",
        "The name given to the attribute is the stem of the generated types' names.");

    /// <summary>At the type; a warning where code names the reader, and can't find it. {0}: the model type; {1}: the reader; {2}: why, as a
    /// clause.</summary>
    public static readonly DiagnosticDescriptor NoCsvReader = Info(
        DiagnosticIds.NoCsvReader,
        "A project that reads CSV files references CsvHelper",
        "No '{1}' is generated for '{0}', because {2}; run 'dotnet add package CsvHelper --version 33.0.1' if rows come from CSV files",
        "The reader is typed code on top of CsvHelper, which only projects that read CSV files need. Rows from elsewhere need neither.");

    /// <summary>Where the type is named. A rule of <c>UnseenTypeReporter</c>. {0}: the generated type; {1}: what doesn't see it; {2}: the
    /// model type.</summary>
    public static readonly DiagnosticDescriptor UnseenByGenerator = Warning(
        DiagnosticIds.UnseenByGenerator,
        "No other generator needs what is generated",
        "'{0}' is generated in this project, and {1} does not see it: no generator sees what another writes; move '{2}' into a class "
            + "library that this project references",
        "All generators of a project see its sources as they are written, and none the others' output. What a referenced project generates "
            + "is an assembly like any other.");
}
