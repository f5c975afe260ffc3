using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>What a model of any family has, as a file gives it to the constructor of its class.</summary>
internal sealed record CommonParts
{
    public required ModelSchema Schema { get; init; }

    public required Vocabularies Vocabularies { get; init; }

    public required ImmutableArray<string> Classes { get; init; }

    public required ImmutableArray<double> Intercepts { get; init; }

    public TrainingHistory History { get; init; } = TrainingHistory.Empty;

    public TrainingRun? Run { get; init; }

    public ImmutableArray<TrainingNotice> Notices { get; init; } = [];

    public KeptNetworks? Networks { get; init; }

    public double? Dispersion { get; init; }

    public BaselineHazard? Baseline { get; init; }

    public DecisionThreshold? Threshold { get; init; }

    public ImmutableSortedDictionary<string, BaselineHazard> StratumBaselines { get; init; } = TrainedModel.NoStrata;
}
