using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>A fit that goes on from a model that was edited by hand: it learns from rows, and keeps none of what was edited.</summary>
internal static class LostEdits
{
    /// <summary>What whoever uses the model should know; nothing where the model that training begins with wasn't edited.</summary>
    /// <param name="start">The model that training begins with.</param>
    public static ImmutableArray<TrainingNotice> Notices(AdditiveModel start)
    {
        int count = start.Edits.Length;
        return count == 0 ? [] :
        [
            new TrainingNotice
            {
                Kind = TrainingNoticeKind.LostEdits,
                Message = string.Create(CultureInfo.InvariantCulture,
                    $"The model that training began with was edited by hand {(count == 1 ? "once" : $"{count} times")}, of terms ")
                    + $"{Cited.List(start.Edits.SelectMany(edit => edit.Changes).Select(change => change.Term).Distinct())}, last "
                    + $"\"{Cited.Text(start.Edits[^1].Title)}\". A fit learns from its rows alone: the new model has none of these edits. "
                    + "Edit it again where they are to stay.",
                Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("edits", (double)count)]),
            },
        ];
    }
}
