using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A trained model, compiled: score = intercept + term₀ + term₁ + …, each term a table over its axes, plus what its vectors add. There is one output for a regression or a
/// binary model, and one per class for a multiclass model. Immutable and thread-safe; one may serve a whole process.
/// </summary>
public sealed partial class AdditiveModel
{
    private TermImportance[]? _inOrder; // Made when they are first asked for, as most models that serve never are.
    private TermImportance[]? _largestFirst;

    /// <summary>A model of its parts.</summary>
    /// <param name="schema">What it takes and predicts.</param>
    /// <param name="classes">The names of the classes; empty for a regression.</param>
    /// <param name="intercepts">One per output.</param>
    /// <param name="axes">The axes that the terms use.</param>
    /// <param name="terms">One per feature, in order, then one per interaction of the schema.</param>
    /// <param name="vocabularies">The levels of the open categories.</param>
    /// <param name="history">How training went.</param>
    /// <param name="scoreErrors">What the standard error of a score needs; null if training didn't measure it.</param>
    /// <param name="vectors">One per vector of the schema, in order.</param>
    /// <exception cref="ArgumentException">The parts don't fit together.</exception>
    public AdditiveModel(
        ModelSchema schema, ImmutableArray<string> classes, ImmutableArray<double> intercepts, ImmutableArray<Axis> axes,
        ImmutableArray<Term> terms, Vocabularies vocabularies, TrainingHistory history, ScoreErrors? scoreErrors = null,
        ImmutableArray<VectorTerm> vectors = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(vocabularies);
        ArgumentNullException.ThrowIfNull(history);
        Schema = schema;
        Classes = classes.IsDefault ? [] : classes;
        Intercepts = intercepts.IsDefault ? [] : intercepts;
        Axes = axes.IsDefault ? [] : axes;
        Terms = terms.IsDefault ? [] : terms;
        Vocabularies = vocabularies;
        TrainingHistory = history;
        ScoreErrors = scoreErrors;
        Vectors = vectors.IsDefault ? [] : [.. vectors.Select((vector, v) => vector.At(schema, v))];
        AllTerms = [.. Terms, .. Vectors];
        HasStandardErrors = scoreErrors is not null || AllTerms.Any(term => term.HasStandardErrors);
        if ((ModelRules.FirstViolation(this) ?? ComputedRules.FirstViolation(this)) is string violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(schema.Name)} don't fit together: {violation}.");
        }

        _plan = new ScoringPlan(this);
    }

    /// <summary>What the model takes and predicts.</summary>
    public ModelSchema Schema { get; }

    /// <summary>The names of the classes, in the order of the outputs; of a binary model the negative, then the positive; empty for a regression.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The classes as a person knows them from the data.</summary>
    internal ImmutableArray<string> ShownClasses => Schema.Target.ClassTexts.IsEmpty ? Classes : [.. Classes.Select((_, c) => Schema.Target.ClassText(c))];

    /// <summary>The intercept of each output: the mean score over the training rows, but for what vectors add.</summary>
    public ImmutableArray<double> Intercepts { get; }

    /// <summary>The axes that the terms use.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>One term per feature, in order, then one per interaction.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>One term per vector, in order. They come behind all <see cref="Terms"/>, in scores too.</summary>
    public ImmutableArray<VectorTerm> Vectors { get; }

    /// <summary>All terms, whatever their kind, in the order in which they are added: <see cref="Terms"/>, then <see cref="Vectors"/>.</summary>
    public ImmutableArray<AdditiveTerm> AllTerms { get; }

    /// <summary>The levels of the open categories.</summary>
    public Vocabularies Vocabularies { get; }

    /// <summary>How training went.</summary>
    public TrainingHistory TrainingHistory { get; }

    /// <summary>The run that the model comes from: seed, rows and options. Null where that isn't known, as of files before version 1.4.</summary>
    public TrainingRun? TrainingRun { get; init; }

    /// <summary>What training found out that whoever uses the model should know: counts that scatter too much, constraints that the data
    /// contradict. Empty for a model that was read from a file.</summary>
    public ImmutableArray<TrainingNotice> Notices { get; init; } = [];

    /// <summary>What the standard error of a score needs; null if training didn't measure it.</summary>
    public ScoreErrors? ScoreErrors { get; }

    /// <summary>
    /// How far targets scatter around their mean, as refinement estimated it: of a regression the variance of the noise, in squared units of the target; of a gamma model φ, variance = φ · mean²; of Tweedie's φ,
    /// variance = φ · meanᵖ; of a negative binomial α, variance = mean + α · mean². Of other losses the factor that their standard errors were scaled with. Null if it wasn't estimated, and for tasks that have none.
    /// </summary>
    /// <exception cref="ArgumentException">It is not a finite number, zero or more.</exception>
    public double? Dispersion
    {
        get;
        init => field = value is null or (>= 0 and < double.PositiveInfinity)
            ? value
            : throw new ArgumentException(FormattableString.Invariant($"The dispersion is {value}; it must be finite, and zero or more."));
    }

    /// <summary>The cumulative hazard of a row whose score is 0, for <see cref="ModelTask.Cox"/>; null for other tasks, and where each
    /// stratum has its own.</summary>
    /// <exception cref="ArgumentException">The task is another.</exception>
    public BaselineHazard? Baseline
    {
        get;
        init => field = value is null || (Schema.Target.Task == ModelTask.Cox && Schema.StratumColumn is null)
            ? value
            : throw new ArgumentException(Schema.Target.Task == ModelTask.Cox
                ? $"The schema {Cited.Text(Schema.Name)} has strata: each has a baseline hazard of its own, see {nameof(StratumBaselines)}."
                : $"A baseline hazard is for {ModelTask.Cox}, not for {Schema.Target.Task}.");
    }

    /// <summary>For each stratum in which training saw an event, the cumulative hazard of a row whose score is 0, by ordinal order; empty
    /// without strata.</summary>
    /// <exception cref="ArgumentException">The schema has no strata.</exception>
    public ImmutableSortedDictionary<string, BaselineHazard> StratumBaselines
    {
        get;
        init => field = value is { IsEmpty: false } && Schema.StratumColumn is null
            ? throw new ArgumentException($"The schema {Cited.Text(Schema.Name)} has no strata; a model of it has one baseline hazard.")
            : value?.FirstOrDefault(own => own.Value.Times.IsEmpty) is { Key: { } empty }
            ? throw new ArgumentException($"The baseline hazard of the stratum {Cited.Text(empty)} has no time; a stratum without events has no baseline.")
            : value?.WithComparers(StringComparer.Ordinal) ?? NoStrata;
    } = NoStrata;

    /// <summary>What the standard error of a cumulative hazard needs beside that of its baseline; null if training didn't measure it, and
    /// for other tasks than <see cref="ModelTask.Cox"/>.</summary>
    /// <exception cref="ArgumentException">It doesn't fit the model's terms.</exception>
    public SurvivalErrors? SurvivalErrors
    {
        get;
        init => field = value?.Mismatch(this) is { } mismatch
            ? throw new ArgumentException($"The parts of the model {Cited.Text(Schema.Name)} don't fit together: {mismatch}.")
            : value;
    }

    /// <summary>The baselines of no strata.</summary>
    internal static ImmutableSortedDictionary<string, BaselineHazard> NoStrata { get; } = ImmutableSortedDictionary.Create<string, BaselineHazard>(StringComparer.Ordinal);

    /// <summary>For each term how smooth it was found to be; empty where that isn't known, as of files before version 1.3. A hint for training, no part of what the model is.</summary>
    /// <exception cref="ArgumentException">There aren't as many as terms, or a precision is out of its range.</exception>
    internal ImmutableArray<TermSmoothness> Smoothness
    {
        get;
        init => field = value.IsEmpty || (value.Length == Terms.Length && value.All(term => term.FirstViolation() is null))
            ? value
            : throw new ArgumentException(value.Length == Terms.Length
                ? $"Of the smoothness of terms {value.Select(term => term.FirstViolation()).First(wrong => wrong is not null)}."
                : $"The smoothness of {value.Length} terms is given, but there are {Terms.Length}.");
    } = [];

    /// <summary>Whether the terms have standard errors: all that were selected have them, or none.</summary>
    public bool HasStandardErrors { get; }

    /// <summary>The importance of every term, the largest first.</summary>
    public ImmutableArray<TermImportance> Importances => ImmutableCollectionsMarshal.AsImmutableArray(_largestFirst ??= TermImportance.LargestFirst(InOrder)); // Twice at worst, to the same.

    /// <summary>The importance of every term, in order: the vectors last.</summary>
    internal ImmutableArray<TermImportance> InOrder => ImmutableCollectionsMarshal.AsImmutableArray(_inOrder ??= [.. AllTerms.Select(term => term.Summary())]);

    /// <summary>How many scores a row has.</summary>
    public int Outputs => Intercepts.Length;
}
