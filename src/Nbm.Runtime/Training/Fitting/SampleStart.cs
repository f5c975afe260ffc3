using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Of very many rows a sample says nearly all of how smooth shapes are and how fine their grids: its fit is where that of all rows begins,
/// which then takes few rounds. What all rows arrive at is for all rows.
/// </summary>
internal static class SampleStart
{
    /// <summary>From this many rows on.</summary>
    public const int LeastRows = 1 << 18;

    // Rows of the sample, about: its rounds then cost no more than one or two of all rows.
    private const int Rows = 1 << 16;

    // A class, or events, with fewer rows than this in the sample would be unknown to it.
    private const int LeastOfClass = 64;

    /// <summary>Whether a fit begins with a sample.</summary>
    public static bool IsWanted(TrainingData data, TrainingOptions options) =>
        options.Refinement == Refinement.Full && options.Shapes != ShapeKind.Linear && data.Start is null && data.Schema.Vectors.IsEmpty
        && data.All.Count >= LeastRows;

    /// <summary>The rows of the sample; null where it would miss a class.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="classes">Their classes; 0 for numbers.</param>
    /// <param name="seed">Where the choice comes from.</param>
    public static int[]? Choose(EncodedRows rows, int classes, int seed)
    {
        ulong key = RandomStreams.Key(seed, RandomStreams.Start), most = (ulong)((double)Rows / rows.Count * ulong.MaxValue);
        int[] chosen = [.. Enumerable.Range(0, rows.Count).Where(row => CounterRandom.Bits(key, 0, (ulong)row) < most)];
        var counts = new int[Math.Max(classes, 1)];
        foreach (int row in chosen)
        {
            counts[classes > 0 ? (int)rows.Targets[row] : 0]++;
        }

        // Counts that are nearly all 0 would leave it nothing to learn.
        int others = classes > 0 || chosen.Length == 0 ? chosen.Length
            : chosen.Length - chosen.CountBy(row => rows.Targets[row]).Max(target => target.Value);
        return counts.Min() >= LeastOfClass && others >= LeastOfClass
            && (rows.Events is not { } events || chosen.Count(row => events[row]) >= LeastOfClass) ? chosen : null;
    }

    /// <summary>The data, beginning from a fit to some of the rows where these are very many.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">How to train.</param>
    /// <param name="fit">Fits the sample.</param>
    public static TrainingData Of(TrainingData data, TrainingOptions options, Func<TrainingData, TrainingOptions, AdditiveModel> fit)
    {
        if (!IsWanted(data, options) || Choose(data.All, data.Classes.Length, options.Seed) is not { } chosen)
        {
            return data;
        }

        EncodedRows sample = data.All.Take(chosen);
        AdditiveModel model = fit(data with { All = sample, Training = sample, Validation = null, Notices = [] },
            options with { PosteriorDraws = 0, Bags = 0, Checkpoint = null, KeepNetworks = false });
        return data with { Start = WarmStart.Of(model, data.Schema) };
    }
}
