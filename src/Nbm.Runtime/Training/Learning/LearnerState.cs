using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Training;

/// <summary>The state of a <see cref="Learner"/> between two steps: all that its next step depends on, and how it got there.</summary>
internal sealed class LearnerState
{
    /// <summary>Batches done of the epoch that runs.</summary>
    public required int Batch { get; init; }

    /// <summary>Optimiser steps in all.</summary>
    public required int Steps { get; init; }

    /// <summary>The mean loss of the epoch's batches so far, each weighed by its share of the epoch.</summary>
    public required float EpochLoss;

    /// <summary>The best epoch so far, from 1; 0 before the first has ended.</summary>
    public required int BestEpoch { get; init; }

    /// <summary>Its validation loss, if any.</summary>
    public required double? BestLoss { get; init; }

    /// <summary>The epochs that have ended.</summary>
    public required ImmutableArray<EpochLosses> History { get; init; }

    /// <summary>Parameters, the optimiser's moments and the best epoch's parameters: <c>bases 1: layer 2 weight, first
    /// moment</c>.</summary>
    public required ImmutableArray<FileTensor> Tensors { get; init; }
}
