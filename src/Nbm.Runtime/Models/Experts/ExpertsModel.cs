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

    internal ExpertsModel(
        ModelSchema schema, ImmutableArray<string> classes, ImmutableArray<double> intercepts, Vocabularies vocabularies, TrainingHistory history,
        ExpertNetworks networks, ExpertMixture mixture, ImmutableArray<double> importances)
        : base(schema, classes, intercepts, vocabularies, history)
    {
        ExpertsRules.Check(networks.Layout, schema);
        (Networks, Mixture) = (networks, mixture);
        if (FirstViolation(importances) is { } violation)
        {
            throw new ArgumentException($"The parts of the model {Cited.Text(schema.Name)} don't fit together: {violation}.");
        }

        Parts = [.. Layout.Experts.Select(expert => new ExpertPart(expert, importances.AsSpan(expert.Index * Outputs, Outputs).ToImmutableArray()))];
        _scoring = new ExpertsScoring(networks, mixture, Intercepts);
    }

    /// <summary>Which groups and experts there are.</summary>
    public ExpertsLayout Layout => Networks.Layout;

    /// <summary>The experts.</summary>
    public ImmutableArray<Expert> Experts => Layout.Experts;

    /// <summary>What confidence is.</summary>
    public ExpertConfidence Confidence => Mixture.Gates.Kind;

    /// <summary>The experts, in the order of the layout.</summary>
    public override ImmutableArray<ModelPart> Parts { get; }

    /// <summary>Whether scores are logarithms: then the mean of probabilities has a score that isn't the mean of scores.</summary>
    public override bool HasRemainder => !Mixture.IsNumber;

    internal ExpertNetworks Networks { get; }

    internal ExpertMixture Mixture { get; }

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions) => _scoring.Score(in rows, scores, contributions);

    internal override void StandardErrors(ReadOnlySpan<double> features, VectorRows? vectors, Span<double> errors) =>
        throw new InvalidOperationException($"An {nameof(ExpertsModel)} has no standard errors.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always, for now.</exception>
    public override void Save(string path) => throw NotYet();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always, for now.</exception>
    public override void Save(Stream stream) => throw NotYet();

    internal override Func<string, int> NameIndex(int vector) => throw new InvalidOperationException($"An {nameof(ExpertsModel)} has no vectors.");

    internal override string TextOf(int vector, VectorRow row) => throw new InvalidOperationException($"An {nameof(ExpertsModel)} has no vectors.");

    private NotSupportedException NotYet() =>
        new($"This model of {Schema.Name} is an {nameof(ExpertsModel)}, which the model file can't hold yet. Keep it in memory.");

    private string? FirstViolation(ImmutableArray<double> importances)
    {
        int experts = Layout.Experts.Length;
        if (Outputs == 0 || !Intercepts.All(double.IsFinite) || !importances.All(value => value >= 0 && double.IsFinite(value)))
        {
            return "an intercept or an importance is missing or isn't finite";
        }

        if (Mixture.Experts != experts || Mixture.Outputs != Outputs || importances.Length != experts * Outputs)
        {
            return FormattableString.Invariant(
                $"{experts} experts of {Outputs} outputs are mixed as {Mixture.Experts} of {Mixture.Outputs}, with {importances.Length} importances");
        }

        bool hasRegrets = Confidence == ExpertConfidence.Regret;
        if (hasRegrets && Layout.Full is null)
        {
            return "confidences are regrets, and no expert reads all groups";
        }

        Expert? wrong = Layout.Experts.FirstOrDefault(expert =>
            Networks.Layers[^1][expert.Index].Outputs != Outputs + (hasRegrets && expert.Index != Layout.Full ? 1 : 0));
        return wrong is null ? null : FormattableString.Invariant(
            $"the network of {wrong.Name} has {Networks.Layers[^1][wrong.Index].Outputs} outputs, of {Outputs} scores");
    }
}
