using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a fit is given: checked and encoded rows, and what their texts were learned to mean.</summary>
/// <param name="Schema">What the record declares.</param>
/// <param name="Vocabularies">The levels of open categories, from the training rows.</param>
/// <param name="Classes">The classes of a classification, in the order of their indices; empty for a regression.</param>
/// <param name="All">All rows to learn from; refinement needs none held out.</param>
/// <param name="Training">Those of them that gradient descent learns from.</param>
/// <param name="Validation">The rows that decide when it stops, held out or given; null if there are none.</param>
internal sealed record TrainingData(
    ModelSchema Schema, Vocabularies Vocabularies, ImmutableArray<string> Classes, EncodedRows All, EncodedRows Training,
    EncodedRows? Validation)
{
    /// <summary>For each vector the names that are learned, in the order of their indices.</summary>
    public ImmutableArray<ImmutableArray<string>> Names { get; init; } = [];

    /// <summary>The model whose tables the fit begins from; null to begin from nothing.</summary>
    public WarmStart? Start { get; init; }

    /// <summary>The networks that the fit begins with; null to draw them at random.</summary>
    public NetworkStart? Networks { get; init; }

    /// <summary>A hash of what a teacher says of the rows, where targets don't say it all; null for none.</summary>
    public string? Teacher { get; init; }

    /// <summary>What reading the rows found out that whoever uses the model should know.</summary>
    public ImmutableArray<TrainingNotice> Notices { get; init; } = [];

    /// <summary>For each feature the number of its levels, 0 for numbers.</summary>
    public ImmutableArray<int> Levels => [.. Schema.Features.Select((feature, f) => feature.Kind switch
    {
        FeatureKind.Category => feature.Levels.Length,
        FeatureKind.OpenCategory => Vocabularies.Levels(f).Length,
        _ => 0,
    })];

    /// <summary>What a model of any family has, of these rows and of a fit to them.</summary>
    /// <param name="intercepts">One per output.</param>
    /// <param name="history">How training went.</param>
    /// <param name="run">The run.</param>
    /// <param name="baselines">Of hazards; null for other tasks.</param>
    /// <param name="dispersion">See <see cref="TrainedModel.Dispersion"/>.</param>
    /// <param name="networks">What the model is to keep of its networks; null for nothing.</param>
    public CommonParts Parts(
        ReadOnlySpan<double> intercepts, TrainingHistory history, TrainingRun? run, FittedBaselines? baselines, double? dispersion = null,
        KeptNetworks? networks = null) => new()
    {
        Schema = Schema,
        Classes = Classes,
        Vocabularies = Vocabularies,
        Intercepts = [.. intercepts],
        History = history,
        Run = run,
        Networks = networks,
        Dispersion = dispersion,
        Notices = Notices,
        Baseline = baselines?.Baseline,
        StratumBaselines = baselines?.Strata ?? TrainedModel.NoStrata,
    };
}
