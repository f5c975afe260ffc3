using System.Collections;
using System.Collections.Immutable;

namespace Nbm;

/// <summary>The losses of a training run's neural phase, epoch by epoch, and which epoch's model was kept.</summary>
public sealed class TrainingHistory : IReadOnlyList<EpochLosses>
{
    private readonly ImmutableArray<EpochLosses> _epochs;

    /// <summary>A run's losses.</summary>
    /// <param name="epochs">The epochs in order.</param>
    /// <param name="bestEpoch">The epoch whose model was kept, from 1; 0 where no epoch was run.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bestEpoch"/> is none of the epochs.</exception>
    public TrainingHistory(ImmutableArray<EpochLosses> epochs, int bestEpoch)
    {
        _epochs = epochs.IsDefault ? [] : epochs;
        ArgumentOutOfRangeException.ThrowIfNegative(bestEpoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bestEpoch, _epochs.Length);
        BestEpoch = bestEpoch;
    }

    /// <summary>The history of a model that was not trained.</summary>
    public static TrainingHistory Empty { get; } = new([], 0);

    /// <summary>The epoch whose model was kept, from 1: the one of least validation loss, or the last where nothing was held out. 0 where
    /// no epoch was run.</summary>
    public int BestEpoch { get; }

    /// <summary>How many epochs were run.</summary>
    public int Count => _epochs.Length;

    /// <summary>The losses of an epoch, by index from 0.</summary>
    /// <param name="index">The epoch's number less one.</param>
    public EpochLosses this[int index] => _epochs[index];

    /// <inheritdoc/>
    public IEnumerator<EpochLosses> GetEnumerator() => ((IEnumerable<EpochLosses>)_epochs).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
