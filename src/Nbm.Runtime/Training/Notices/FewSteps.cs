using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Schedules of so few steps that networks are hardly trained when they end.</summary>
internal static class FewSteps
{
    // Of the steps that a run has whose length is left to the trainer.
    private const int LeastShare = 4;

    /// <summary>What whoever uses the model should know of a schedule; nothing where it is long enough.</summary>
    /// <param name="rows">Rows of an epoch.</param>
    /// <param name="size">Rows of a step, at most.</param>
    /// <param name="epochs">Epochs of the schedule.</param>
    /// <param name="usual">Steps of a run whose epochs are left to the trainer.</param>
    public static ImmutableArray<TrainingNotice> Notices(int rows, int size, int epochs, int usual)
    {
        int batches = BatchPlan.CountOf(rows, size);
        long steps = (long)epochs * batches;
        return steps == 0 || steps * LeastShare >= usual ? [] :
        [
            new TrainingNotice
            {
                Kind = TrainingNoticeKind.FewSteps,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The schedule had {Text(steps, "step")} on {rows:#,0} rows, {Text(epochs, "epoch")} of {batches:#,0}, ")
                    + FormattableString.Invariant($"where some {usual:#,0} are usual: networks are hardly trained by then. ")
                    + "Leave out Epochs and BatchSize, which then suit the rows, or give more epochs or smaller batches.",
                Values = ImmutableSortedDictionary.CreateRange(
                    StringComparer.Ordinal,
                    [
                        KeyValuePair.Create("steps", (double)steps), KeyValuePair.Create("rows", (double)rows),
                        KeyValuePair.Create("usual", (double)usual),
                    ]),
            },
        ];
    }

    private static string Text(long count, string what) =>
        FormattableString.Invariant($"{count:#,0} {what}{(count == 1 ? string.Empty : "s")}");
}
