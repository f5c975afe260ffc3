namespace Nbm.Freezing;

/// <summary>
/// All that scoring needs of a model file, and what its schema says, as plain data. The generator and the
/// exporter of C# compile it; neither can use the runtime's own types, since one of them runs in the compiler.
/// </summary>
internal sealed class FrozenModel
{
    /// <summary>The stem, such as <c>Applicant</c>.</summary>
    public string Name { get; set; } = string.Empty;

    public FrozenFeature[] Features { get; set; } = [];

    public FrozenInteraction[] Interactions { get; set; } = [];

    public FrozenVector[] Vectors { get; set; } = [];

    public FrozenTarget Target { get; set; } = new();

    /// <summary>The column that weighs rows, and others beside the features; null for each that there isn't.</summary>
    public string? WeightColumn { get; set; }

    /// <inheritdoc cref="WeightColumn"/>
    public string? OffsetColumn { get; set; }

    /// <inheritdoc cref="WeightColumn"/>
    public string? ExposureColumn { get; set; }

    /// <inheritdoc cref="WeightColumn"/>
    public string? EventColumn { get; set; }

    /// <inheritdoc cref="WeightColumn"/>
    public string? EntryColumn { get; set; }

    /// <inheritdoc cref="WeightColumn"/>
    public string? StratumColumn { get; set; }

    /// <summary>Whether a number is added to the score, and one whose logarithm is.</summary>
    public bool HasOffset => OffsetColumn is not null;

    /// <summary>See <see cref="HasOffset"/>.</summary>
    public bool HasExposure => ExposureColumn is not null;

    /// <summary>Whether each stratum has a baseline hazard of its own, which a scorer doesn't have.</summary>
    public bool HasStratum => StratumColumn is not null;

    /// <summary>The schema's hash.</summary>
    public string SchemaHash { get; set; } = string.Empty;

    /// <summary>The classes of the target in the order of their indices; none for numbers.</summary>
    public string[] Classes { get; set; } = [];

    /// <summary>One for each output.</summary>
    public double[] Intercepts { get; set; } = [];

    /// <summary>The lowest score whose label is the positive class, of a binary model that has a threshold.</summary>
    public double? Threshold { get; set; }

    public FrozenAxis[] Axes { get; set; } = [];

    /// <summary>A term for each feature, then for each interaction.</summary>
    public FrozenTerm[] Terms { get; set; } = [];

    /// <summary>The baseline hazard of Cox's task: times and cumulative hazards. Null for others, and where there are strata.</summary>
    public (double[] Times, double[] Hazards)? Baseline { get; set; }

    /// <summary>How many scores a row has: 1, or one for each class.</summary>
    public int Outputs => Intercepts.Length;

    /// <summary>The name of a term: the feature's or the interaction's.</summary>
    public string TermName(int term) => term < Features.Length ? Features[term].Name : Interactions[term - Features.Length].Name;

    /// <summary>The features of a term.</summary>
    public int[] TermFeatures(int term) => term < Features.Length ? [term] : Interactions[term - Features.Length].Features;
}
