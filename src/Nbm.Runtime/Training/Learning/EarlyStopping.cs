namespace Nbm.Training;

/// <summary>Keeps the best epoch: of least validation loss, or the last where nothing is held out.</summary>
/// <param name="patience">How many epochs without a better one end the run.</param>
internal sealed class EarlyStopping(int patience)
{
    /// <summary>The best epoch so far, from 1; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Its validation loss; null where nothing is held out.</summary>
    public double? BestLoss { get; private set; }

    /// <summary>Goes on from what another run had found.</summary>
    /// <param name="bestEpoch">Its best epoch.</param>
    /// <param name="bestLoss">Its validation loss.</param>
    public void Resume(int bestEpoch, double? bestLoss) => (BestEpoch, BestLoss) = (bestEpoch, bestLoss);

    /// <summary>Takes an epoch's result. True if it is the best so far.</summary>
    public bool IsBest(int epoch, double? validationLoss)
    {
        if (validationLoss is not null && BestLoss is not null && validationLoss >= BestLoss)
        {
            return false;
        }

        BestEpoch = epoch;
        BestLoss = validationLoss;
        return true;
    }

    /// <summary>Whether the run should end after this epoch.</summary>
    public bool IsOver(int epoch) => epoch - BestEpoch >= patience;
}
