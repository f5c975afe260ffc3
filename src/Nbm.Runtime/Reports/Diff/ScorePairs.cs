using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Which scores of two models mean the same.</summary>
internal static class ScorePairs
{
    /// <summary>Whether scores of two models are on one scale: links are the same, and so is what is predicted.</summary>
    public static bool AreComparable(TrainedModel before, TrainedModel after)
    {
        TargetSchema x = before.Schema.Target, y = after.Schema.Target;
        bool isMulticlass = x.Task == ModelTask.Multiclass;
        return isMulticlass == (y.Task == ModelTask.Multiclass)
            && (isMulticlass || TaskLosses.LinkOf(x.Task) == TaskLosses.LinkOf(y.Task))
            && (x.Task == ModelTask.Binary ? before.Classes.SequenceEqual(after.Classes) : !isMulticlass || Of(before, after).Length > 0);
    }

    /// <summary>Outputs of the earlier and the later model, of the classes that both have.</summary>
    public static ImmutableArray<(int Before, int After, string? Class)> Of(TrainedModel before, TrainedModel after) =>
        before.Schema.Target.Task != ModelTask.Multiclass
            ? [(0, 0, null)]
            : [.. after.Classes.Select((name, c) => (before.Classes.IndexOf(name), c, (string?)name)).Where(pair => pair.Item1 >= 0)];
}
