using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// What any trained model can say of a row, whatever its family: each score is an intercept, plus what each of its <see cref="Parts"/>
/// adds,
/// plus a remainder that no part explains and that is stated (<see cref="HasRemainder"/>). Predictions, explanations, metrics and
/// cross-validation ask nothing else of a model; what reads tables asks for an <see cref="AdditiveModel"/>. Immutable and thread-safe.
/// </summary>
public abstract partial class TrainedModel : ISizedModel
{
    private TermImportance[]? _inOrder; // Made when they are first asked for, as most models that serve never are.
    private TermImportance[]? _largestFirst;

    private protected TrainedModel(
        ModelSchema schema, ImmutableArray<string> classes, ImmutableArray<double> intercepts, Vocabularies vocabularies,
        TrainingHistory history)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(vocabularies);
        ArgumentNullException.ThrowIfNull(history);
        Schema = schema;
        Classes = classes.IsDefault ? [] : classes;
        Intercepts = intercepts.IsDefault ? [] : intercepts;
        Vocabularies = vocabularies;
        TrainingHistory = history;
    }

    /// <summary>A model of what a file has of every family.</summary>
    /// <exception cref="ArgumentException">The parts don't fit together.</exception>
    private protected TrainedModel(CommonParts parts)
        : this(parts.Schema, parts.Classes, parts.Intercepts, parts.Vocabularies, parts.History)
    {
        TrainingRun = parts.Run;
        Notices = parts.Notices;
        KeptNetworks = parts.Networks;
        Dispersion = parts.Dispersion;
        Baseline = parts.Baseline;
        StratumBaselines = parts.StratumBaselines;
        Threshold = parts.Threshold;
        if (ModelRules.FirstViolationOfAny(this) is string violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(parts.Schema.Name)} don't fit together: {violation}.");
        }
    }

    /// <summary>What the model takes and predicts.</summary>
    public ModelSchema Schema { get; }

    /// <summary>The names of the classes, in the order of the outputs; of a binary model the negative, then the positive; empty for a
    /// regression.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The classes as a person knows them from the data.</summary>
    internal ImmutableArray<string> ShownClasses =>
        Schema.Target.ClassTexts.IsEmpty ? Classes : [.. Classes.Select((_, c) => Schema.Target.ClassText(c))];

    /// <summary>The intercept of each output: the mean score over the training rows, but for what vectors add.</summary>
    public ImmutableArray<double> Intercepts { get; }

    /// <summary>How many scores a row has.</summary>
    public int Outputs => Intercepts.Length;

    /// <summary>What scores are made of, in the order in which it is added.</summary>
    public abstract ImmutableArray<ModelPart> Parts { get; }

    /// <summary>Whether intercept and parts leave something of a score that no part explains. Of an additive model they don't.</summary>
    public virtual bool HasRemainder => false;

    /// <inheritdoc/>
    public ModelSize Size => ModelSize.Of(this);

    /// <summary>How many numbers a person must read to know all that the model does; null where it can't be known by reading.</summary>
    internal virtual long? NumbersToRead => null;

    /// <summary>The levels of the open categories.</summary>
    public Vocabularies Vocabularies { get; }

    /// <summary>How training went.</summary>
    public TrainingHistory TrainingHistory { get; }

    /// <summary>The run that the model comes from: seed, rows and options. Null where that isn't known, as of files before version
    /// 1.4.</summary>
    public TrainingRun? TrainingRun { get; init; }

    /// <summary>Whether the model keeps the networks that it was compiled from, so that training can go on from them
    /// (<see cref="TrainingOptions.KeepNetworks"/>).</summary>
    public bool KeepsNetworks => KeptNetworks is not null;

    /// <summary>The networks that the model was compiled from; null if it doesn't keep them, or comes from none.</summary>
    internal KeptNetworks? KeptNetworks { get; init; }

    /// <summary>What training found out that whoever uses the model should know: counts that scatter too much, constraints that the data
    /// contradict. Empty for a model that was read from a file.</summary>
    public ImmutableArray<TrainingNotice> Notices { get; init; } = [];

    /// <summary>
    /// How far targets scatter around their mean, as refinement estimated it: of a regression the variance of the noise, in squared units
    /// of the target; of a gamma model φ, variance = φ · mean²; of Tweedie's φ,
    /// variance = φ · meanᵖ; of a negative binomial α, variance = mean + α · mean². Of other losses the factor that their standard errors
    /// were scaled with. Null if it wasn't estimated, and for tasks that have none.
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
            ? throw new ArgumentException(
                $"The baseline hazard of the stratum {Cited.Text(empty)} has no time; a stratum without events has no baseline.")
            : value?.WithComparers(StringComparer.Ordinal) ?? NoStrata;
    } = NoStrata;

    /// <summary>From which score on a binary model calls a row positive; null for a probability of a half, and for other tasks.
    /// <see cref="DecisionExtensions.WithThreshold"/> sets it, in a model of its own.</summary>
    public DecisionThreshold? Threshold { get; internal set => field = value is null || Schema.Target.Task == ModelTask.Binary
        ? value
        : throw new ArgumentException($"A threshold is for two classes; {Cited.Text(Schema.Name)} is a model of {Schema.Target.Task}."); }

    /// <summary>What the model keeps of the rows that it learned from; null where it keeps nothing, as in files before it was
    /// kept.</summary>
    /// <exception cref="ArgumentException">It is of another model.</exception>
    public TrainingSketch? Sketch { get; internal set => field = value?.Mismatch(this) is { } mismatch
        ? throw new ArgumentException($"The sketch of the training rows doesn't fit the model {Cited.Text(Schema.Name)}: {mismatch}.")
        : value; }

    /// <summary>The lowest score whose label is the positive class, of a binary model.</summary>
    internal double LabelFrom => Threshold?.Score ?? 0;

    /// <summary>Whether the parts have standard errors: all that were selected have them, or none.</summary>
    public bool HasStandardErrors { get; private protected init; }

    /// <summary>What the standard error of a score needs; null if training didn't measure it.</summary>
    public ScoreErrors? ScoreErrors { get; private protected init; }

    /// <summary>The importance of every part, the largest first.</summary>
    // Twice at worst, to the same.
    public ImmutableArray<TermImportance> Importances =>
        ImmutableCollectionsMarshal.AsImmutableArray(_largestFirst ??= TermImportance.LargestFirst(InOrder));

    /// <summary>The importance of every part, in order.</summary>
    internal ImmutableArray<TermImportance> InOrder =>
        ImmutableCollectionsMarshal.AsImmutableArray(_inOrder ??= [.. Parts.Select(part => part.Summary())]);

    /// <summary>The baselines of no strata.</summary>
    internal static ImmutableSortedDictionary<string, BaselineHazard> NoStrata { get; } =
        ImmutableSortedDictionary.Create<string, BaselineHazard>(StringComparer.Ordinal);

    /// <summary>How many numbers explain a score beside its intercept: the parts, then the remainder if there is one.</summary>
    internal int Shares => PartCount + (HasRemainder ? 1 : 0);

    /// <summary>How many parts there are, without making them.</summary>
    internal virtual int PartCount => Parts.Length;

    /// <summary>
    /// The scores of rows, <c>scores[output * stride + r]</c>, and where there is room what they are made of,
    /// <c>contributions[(share * outputs + output) * stride + r]</c>: the parts in their order, then the remainder if there is one.
    /// </summary>
    internal abstract void Score(in RowBlock rows, Span<double> scores, Span<double> contributions);

    /// <summary>The standard error of what each part adds to the scores of one row: <c>errors[output * parts + part]</c>.</summary>
    internal abstract void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors);

    /// <summary>The standard error of the score of one row from where the events were, see <see cref="SurvivalErrors"/>; null if there is
    /// none.</summary>
    internal virtual double? HazardError(ReadOnlySpan<double> features, VectorRows? vectors) => null;

    /// <summary>How the name of a sparse vector becomes an index: −1 for one that the model doesn't know. Of families that learn no names
    /// none is
    /// known.</summary>
    internal virtual Func<string, int> NameIndex(int vector) => static _ => -1;

    /// <summary>What a row has of a vector, in words.</summary>
    internal virtual string TextOf(int vector, VectorRow row) => FormattableString.Invariant($"{Schema.Vectors[vector].Length} numbers");

    /// <summary>What a row has that a part is shown by; null: the values that it reads.</summary>
    internal virtual string? TextOfPart(ExplainedRow row, int part) => null;

    /// <summary>Between which numbers the training values of a feature lay; null for categories, and where that isn't known.</summary>
    internal virtual (double Least, double Greatest)? TrainingRange(int feature) => null;

    /// <summary>How an encoded value stands to what training saw of its feature.</summary>
    internal Standing StandingOf(int feature, double value)
    {
        FeatureSchema schema = Schema.Features[feature];
        return !double.IsFinite(value) ? Standing.Missing
            : schema.Kind != FeatureKind.Numeric ? value < 0 ? Standing.Unseen : Standing.Known
            : schema.Specials.Contains(value) ? Standing.Special
            : schema.IsCyclic || TrainingRange(feature) is not { } range ? Standing.Known
            : value < range.Least ? Standing.BelowRange
            : value > range.Greatest ? Standing.AboveRange
            : Standing.Known;
    }

    /// <summary>What it is, in a sentence: <c>an MlpModel</c>.</summary>
    internal string Kind => this is MlpModel or AdditiveModel or ExpertsModel ? $"an {GetType().Name}" : $"a {GetType().Name}";

    /// <summary>The same model in an object of its own, for one thing of it to be replaced before anyone sees it.</summary>
    internal TrainedModel Copy() => (TrainedModel)MemberwiseClone();

    /// <summary>The model as one of tables, for those who read them: the only door from any model to an additive one.</summary>
    /// <param name="reader">Who asks, as the beginning of a sentence.</param>
    /// <exception cref="NotSupportedException">It is of another family.</exception>
    internal AdditiveModel Tables(string reader) => this as AdditiveModel ?? throw new NotSupportedException(
        $"{reader} reads the tables of an additive model; this model of {Schema.Name} is {Kind}, which has none. "
        + "Use an additive model, or what this one has: predictions, metrics, and what its own family shows of it.");
}
