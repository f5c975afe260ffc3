using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>How training went, in a file.</summary>
internal static class HistoryFormat
{
    private const int EpochBytes = 21;

    public static void Write(PayloadWriter to, TrainingHistory history)
    {
        to.Int32(history.BestEpoch);
        to.Int32(history.Count);
        foreach (EpochLosses epoch in history)
        {
            to.Int32(epoch.Epoch);
            to.Double(epoch.TrainingLoss);
            to.Boolean(epoch.ValidationLoss is not null);
            to.Double(epoch.ValidationLoss ?? 0);
        }
    }

    public static TrainingHistory Read(FileCursor from)
    {
        int best = from.Int32();
        return new TrainingHistory(from.Items(EpochBytes, "epochs", () => ReadEpoch(from)).AsImmutable(), best);
    }

    private static EpochLosses ReadEpoch(FileCursor from)
    {
        int epoch = from.Int32();
        double training = from.Double();
        bool hasValidation = from.Boolean();
        double validation = from.Double();
        return new EpochLosses(epoch, training, hasValidation ? validation : null);
    }
}
