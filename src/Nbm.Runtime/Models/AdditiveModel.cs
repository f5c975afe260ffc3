using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A trained model, compiled: score = intercept + term₀ + term₁ + …, each term a table over its axes, plus what its vectors add. There is
/// one output for a regression or a
/// binary model, and one per class for a multiclass model. Immutable and thread-safe; one may serve a whole process.
/// </summary>
public sealed partial class AdditiveModel : TrainedModel
{
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
        : base(schema, classes, intercepts, vocabularies, history)
    {
        Axes = axes.IsDefault ? [] : axes;
        Terms = terms.IsDefault ? [] : terms;
        ScoreErrors = scoreErrors;
        Vectors = vectors.IsDefault ? [] : [.. vectors.Select((vector, v) => vector.At(schema, v))];
        AllTerms = [.. Terms, .. Vectors];
        HasStandardErrors = scoreErrors is not null || AllTerms.Any(term => term.HasStandardErrors);
        if ((ModelRules.FirstViolation(this) ?? ComputedRules.FirstViolation(this, AllTerms)) is string violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(schema.Name)} don't fit together: {violation}.");
        }

        _plan = new ScoringPlan(this);
    }

    /// <summary>The axes that the terms use.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>One term per feature, in order, then one per interaction.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>One term per vector, in order. They come behind all <see cref="Terms"/>, in scores too.</summary>
    public ImmutableArray<VectorTerm> Vectors { get; }

    /// <summary>All terms, whatever their kind, in the order in which they are added: <see cref="Terms"/>, then
    /// <see cref="Vectors"/>.</summary>
    public ImmutableArray<AdditiveTerm> AllTerms { get; }

    /// <summary>The same: an additive model has no other parts, and no remainder.</summary>
    public override ImmutableArray<ModelPart> Parts => ImmutableArray<ModelPart>.CastUp(AllTerms);

    internal override long? NumbersToRead =>
        Outputs + AllTerms.Where(term => term.Selected).Sum(term => term.Match(TableReading.Numbers, TableReading.Numbers));

    // Twice at worst, to the same.
    internal TrainingRanges Ranges => field ??= TrainingRanges.Of(this);

    // Likewise; of rows that are changed alone.
    internal ChangePlan ChangePlan => field ??= new ChangePlan(this);

    internal override (double Least, double Greatest)? TrainingRange(int feature) => Ranges[feature];

    /// <summary>What the standard error of a cumulative hazard needs beside that of its baseline; null if training didn't measure it, and
    /// for other tasks than <see cref="ModelTask.Cox"/>.</summary>
    /// <exception cref="ArgumentException">It doesn't fit the model's terms.</exception>
    public SurvivalErrors? SurvivalErrors
    {
        get;
        init => field = value?.Mismatch(this, Terms) is { } mismatch
            ? throw new ArgumentException($"The parts of the model {Cited.Text(Schema.Name)} don't fit together: {mismatch}.")
            : value;
    }

    /// <summary>For each term how smooth it was found to be; empty where that isn't known, as of files before version 1.3. A hint for
    /// training, no part of what the model is.</summary>
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

    /// <summary>Of each feature that training kept how far others say the same, on the training rows, before any edits; empty where that
    /// isn't known, as of files of before it was measured.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public ImmutableArray<TermConcurvity> Concurvity
    {
        get;
        init => field = value.IsDefault ? [] : value.FirstOrDefault(own => own.FirstViolation() is not null) is { } wrong
            ? throw new ArgumentException($"Of {Cited.Text(wrong.Term)}: {wrong.FirstViolation()}.")
            : value;
    } = [];
}
