using System.Collections;
using System.Collections.Immutable;

namespace Nbm;

/// <summary>The losses of one epoch of training.</summary>
/// <param name="Epoch">Which epoch, from 1.</param>
/// <param name="TrainingLoss">The mean loss over the epoch's batches.</param>
/// <param name="ValidationLoss">The loss of the validation rows; null where they weren't looked at.</param>
public readonly record struct EpochLosses(int Epoch, double TrainingLoss, double? ValidationLoss);

/// <summary>How the training of a model went, epoch by epoch.</summary>
/// <param name="epochs">The losses, in order.</param>
/// <param name="bestEpoch">The <see cref="EpochLosses.Epoch"/> whose parameters the model has; 0 if none was trained.</param>
public sealed class TrainingHistory(ImmutableArray<EpochLosses> epochs, int bestEpoch) : IReadOnlyList<EpochLosses>
{
    private readonly ImmutableArray<EpochLosses> _epochs = epochs.IsDefault ? [] : epochs;

    /// <summary>No epochs.</summary>
    public static TrainingHistory Empty { get; } = new([], 0);

    /// <summary>The epoch whose parameters the model has; 0 if none was trained.</summary>
    public int BestEpoch { get; } = bestEpoch;

    /// <inheritdoc/>
    public int Count => _epochs.Length;

    /// <inheritdoc/>
    public EpochLosses this[int index] => _epochs[index];

    /// <inheritdoc/>
    public IEnumerator<EpochLosses> GetEnumerator() => ((IEnumerable<EpochLosses>)_epochs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
