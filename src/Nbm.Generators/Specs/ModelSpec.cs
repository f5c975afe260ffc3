namespace Nbm.Generators.Specs;

/// <summary>All that is known about a model once its record is read: what is generated is a function of this alone.</summary>
internal sealed record ModelSpec
{
    public required TypeHierarchySpec Hierarchy { get; init; }

    /// <summary>The stem of the generated names, without <c>@</c>: <c>Applicant</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>The accessibility of the generated types, as C# keywords.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The families of models that the record carries.</summary>
    public required EquatableArray<FamilySpec> Families { get; init; }

    public required EquatableArray<FeatureSpec> Features { get; init; }

    /// <summary>The interactions that are declared; empty where no family has them.</summary>
    public required EquatableArray<InteractionSpec> Interactions { get; init; }

    public required EquatableArray<VectorSpec> Vectors { get; init; }

    public required TargetSpec Target { get; init; }

    public BesideSpec? Weight { get; init; }

    /// <summary>Whether only the ratios of weights count.</summary>
    public bool IsWeightRelative { get; init; }

    /// <summary>What is added to the score.</summary>
    public BesideSpec? Offset { get; init; }

    /// <summary>What the mean is multiplied by.</summary>
    public BesideSpec? Exposure { get; init; }

    /// <summary>Whether a duration ended in the event.</summary>
    public BesideSpec? Event { get; init; }

    /// <summary>When a row came under observation.</summary>
    public BesideSpec? Entry { get; init; }

    /// <summary>Whose baseline hazard a row has.</summary>
    public BesideSpec? Stratum { get; init; }

    /// <summary>Whether a type that isn't ours has the name of the scorer, which a model file would be compiled into.</summary>
    public required bool IsScorerTaken { get; init; }

    /// <summary>Whether a row can be copied with other values of the features that may be changed.</summary>
    public required bool CanCopy { get; init; }

    /// <summary>How a record is built from the cells of a CSV row; null if it can't be.</summary>
    public EquatableArray<ColumnSpec>? CsvColumns { get; init; }
}
