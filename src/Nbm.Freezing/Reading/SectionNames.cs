namespace Nbm.Freezing;

/// <summary>The names of sections in model files (docs/model-file.md).</summary>
internal static class SectionNames
{
    /// <summary>The family of additive models, whose terms are tables.</summary>
    public const string Additive = "additive";

    public const string Schema = "schema";
    public const string Levels = "levels";
    public const string DenseVectors = "dense vectors";
    public const string Vocabularies = "vocabularies";
    public const string Outputs = "outputs";
    public const string Dispersion = "dispersion";
    public const string Threshold = "decision threshold";
    public const string Baseline = "baseline";
    public const string Strata = "strata";
    public const string BaselineErrors = "baseline errors";
    public const string History = "training history";
    public const string Run = "training run";
    public const string Start = "training start";
    public const string Sketch = "training sketch";
    public const string Networks = "networks";
    public const string NetworkParameters = "network parameters";

    public const string Axes = "axes";
    public const string Terms = "terms";
    public const string Vectors = "vectors";
    public const string Inference = "inference";
    public const string ScoreErrors = "score errors";
    public const string ImportanceErrors = "importance errors";
    public const string HazardErrors = "hazard errors";
    public const string Smoothness = "smoothness";
    public const string Kernels = "kinds of shapes";
    public const string Mass = "training mass";
    public const string Edits = "edits";
    public const string Concurvity = "concurvity";

    /// <summary>The sections that a model of any family may have.</summary>
    public static string[] OfAll =>
        [Schema, Levels, DenseVectors, Vocabularies, Outputs, Threshold, Dispersion, Baseline, Strata, BaselineErrors, History, Run,
        Start, Sketch, Networks, NetworkParameters];

    /// <summary>The sections of an additive model.</summary>
    public static string[] OfAdditive =>
        [Axes, Terms, Vectors, Inference, ScoreErrors, ImportanceErrors, HazardErrors, Smoothness, Kernels, Mass,
        Edits, Concurvity];
}
