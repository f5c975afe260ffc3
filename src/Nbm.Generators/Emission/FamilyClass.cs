using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>What of a typed model differs between families: what it wraps, and how that is trained.</summary>
internal sealed class FamilyClass(ModelSpec model, string suffix)
{
    public ModelSpec Model { get; } = model;

    /// <summary>The name of the class.</summary>
    public string Name { get; } = model.TypeName(suffix);

    /// <summary>What it derives from, and what it implements.</summary>
    public string BaseTypes => $"{Model.ModelBaseType()}, global::Nbm.ILoadableModel<{Name}>";

    /// <summary>The annotated type.</summary>
    public string Record => Model.Hierarchy.FullyQualifiedName;

    /// <summary>The type of a list of records.</summary>
    public string Rows => $"global::System.Collections.Generic.IReadOnlyList<{Record}>";

    /// <summary>Whether each class has a score of its own.</summary>
    public bool IsMulticlass => Model.Target.Task.Facts().HasScorePerClass;

    /// <summary>The model that it gives types to.</summary>
    public required string Trained { get; init; }

    /// <summary>The type of the options of training.</summary>
    public required string Options { get; init; }

    /// <summary>The parameter that takes them.</summary>
    public string OptionsParameter => $"{Options}? options = null";

    /// <summary>The call that trains: {0} is the validation rows, or <c>null</c>.</summary>
    public required string Training { get; init; }

    /// <summary>The argument of cross-validation that makes a fold's model.</summary>
    public required string FoldModel { get; init; }

    /// <summary>What stands behind “Trains a model” where validation rows are given.</summary>
    public required string Held { get; init; }

    /// <summary>What is done about validation rows where none are given.</summary>
    public required string RemarksWithout { get; init; }

    /// <summary>What is done with those that are given.</summary>
    public required string RemarksWith { get; init; }

    /// <summary>What progress is told of.</summary>
    public required string Progress { get; init; }

    /// <summary>What progress of a cross-validation is told of.</summary>
    public required string FoldProgress { get; init; }
}
