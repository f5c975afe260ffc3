using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A predictor f and its interpreter g, learned together (FLINT; Parekh, Mozharovskyi and d'Alché-Buc, NeurIPS 2021): attribute functions
/// φ,
/// and a linear read-out of them that says what the predictor says. The predictor predicts. Parts are the attributes' contributions to what
/// the interpreter says, whose score without any active attribute is the intercept; what the predictor says otherwise, f − g, is the
/// remainder. A model that explains scores of something else has no predictor and no remainder: it predicts what the interpreter says.
/// Immutable and thread-safe.
/// </summary>
public sealed partial class FlintModel : TrainedModel
{
    private readonly FlintScoring _scoring;

    /// <param name="common">What all models have.</param>
    /// <param name="network">What it computes with.</param>
    /// <param name="importances">How much each attribute moves each score, J × C.</param>
    /// <param name="summary">What the interpreter was found to be.</param>
    /// <param name="curveImportances">Of attributes of features how much each term moves each, J × terms; none where that isn't
    /// known.</param>
    internal FlintModel(
        CommonParts common, FlintParts network, ImmutableArray<double> importances, FlintSummary summary,
            ImmutableArray<double> curveImportances = default)
        : base(common)
    {
        (Network, Summary, CurveImportances) = (network, summary, curveImportances.IsDefault ? [] : curveImportances);
        if ((FlintRules.FirstViolation(this, importances) ?? summary.FirstViolation(this)) is { } violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(Schema.Name)} don't fit together: {violation}.");
        }

        ImmutableArray<int> all = [.. Enumerable.Range(0, Schema.Features.Length + Schema.Vectors.Length)];
        Parts = [.. Enumerable.Range(0, network.Attributes.Count)
            .Select(j => new AttributePart(j, all, importances.AsSpan(j * Outputs, Outputs).ToImmutableArray()))];
        Attributes = [.. Enumerable.Range(0, network.Attributes.Count).Select(j => new AttributeFunction(this, j))];
        _scoring = new FlintScoring(network, Intercepts);
    }

    /// <summary>What attribute functions read.</summary>
    public AttributeInputs AttributeInputs => Network.Attributes.Inputs;

    /// <summary>The attribute functions.</summary>
    public ImmutableArray<AttributeFunction> Attributes { get; }

    /// <summary>Whether the model predicts by itself; else it explains scores of something else, and says what its interpreter
    /// says.</summary>
    public bool HasPredictor => Network.HasPredictor;

    /// <summary>The widths of the predictor's hidden layers.</summary>
    public ImmutableArray<int> HiddenUnits => [.. Network.Predictor.Where(layer => layer.IsHidden).Select(layer => layer.Outputs)];

    /// <summary>What the interpreter was found to be on the training rows: relevances, conciseness, fidelity.</summary>
    public FlintSummary Summary { get; }

    /// <summary>The attributes, in their order.</summary>
    public override ImmutableArray<ModelPart> Parts { get; }

    /// <inheritdoc/>
    public override bool HasRemainder => HasPredictor;

    internal FlintParts Network { get; }

    internal ImmutableArray<double> CurveImportances { get; }

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions) =>
        _scoring.Score(in rows, new FlintRows(scores, contributions, []));

    /// <summary>The same, and how active attributes are: attributes × stride.</summary>
    internal void Score(in RowBlock rows, FlintRows to) => _scoring.Score(in rows, to);

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new InvalidOperationException($"A {nameof(FlintModel)} has no standard errors.");

    // An attribute reads too much to be shown by it.
    internal override string? TextOfPart(ExplainedRow row, int part)
    {
        var activations = new double[Attributes.Length];
        Score(new RowBlock(row.Features, row.Vectors), new FlintRows(new double[Outputs], [], activations));
        return ScoreText.Plain(activations[part], 3);
    }
}
