using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// A mixture of experts that read nested sets of groups of features, the small ones first: which groups were enough to settle a case
/// (attribution by masked experts, Afchar and Hennequin, RecSys 2020). Its parts are the experts: attribution times the distance of the
/// expert's own score from the intercept; what a mean of probabilities has beside these is the remainder. Immutable and thread-safe.
/// </summary>
public sealed partial class ExpertsModel : TrainedModel
{
    private readonly ExpertsScoring _scoring;

    internal ExpertsModel(CommonParts common, ExpertNetworks networks, ExpertMixture mixture, ImmutableArray<double> importances)
        : base(common)
    {
        (Networks, Mixture) = (networks, mixture);
        if (ExpertsModelRules.FirstViolation(this, importances) is { } violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(Schema.Name)} don't fit together: {violation}.");
        }

        Parts = [.. Layout.Experts.Select(
            expert => new ExpertPart(expert, importances.AsSpan(expert.Index * Outputs, Outputs).ToImmutableArray()))];
        _scoring = new ExpertsScoring(networks, mixture, Intercepts);
    }

    /// <summary>Which groups and experts there are.</summary>
    public ExpertsLayout Layout => Networks.Layout;

    /// <summary>The experts.</summary>
    public ImmutableArray<Expert> Experts => Layout.Experts;

    /// <summary>What confidence is.</summary>
    public ExpertConfidence Confidence => Mixture.Gates.Kind;

    /// <summary>
    /// The expert of all groups where the others' confidence is how far they expect to be from its answer
    /// (<see cref="ExpertConfidence.Regret"/>): its own is 1 by definition, and says nothing. Null where confidence is each expert's own.
    /// </summary>
    public Expert? Reference => Confidence == ExpertConfidence.Regret ? Experts[Layout.Full!.Value] : null;

    /// <summary>The experts, in the order of the layout.</summary>
    public override ImmutableArray<ModelPart> Parts { get; }

    /// <summary>Whether scores are logarithms: then the mean of probabilities has a score that isn't the mean of scores.</summary>
    public override bool HasRemainder => !Mixture.IsNumber;

    internal ExpertNetworks Networks { get; }

    internal ExpertMixture Mixture { get; }

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions) =>
        _scoring.Score(in rows, scores, contributions);

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new InvalidOperationException($"An {nameof(ExpertsModel)} has no standard errors.");
}
