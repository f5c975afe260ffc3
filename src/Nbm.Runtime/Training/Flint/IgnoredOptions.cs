using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>Options that were set and that a way of training doesn't look at: the model says so.</summary>
internal static class IgnoredOptions
{
    private static readonly string[] s_ofPredictor =
    [
        nameof(FlintOptions.HiddenUnits), nameof(FlintOptions.Dropout), nameof(FlintOptions.ReadsAllLayers), nameof(FlintOptions.Epochs),
        nameof(FlintOptions.BatchSize), nameof(FlintOptions.LearningRate), nameof(FlintOptions.WeightDecay),
            nameof(FlintOptions.ValidationFraction),
        nameof(FlintOptions.Patience),
    ];

    private static readonly string[] s_ofInterpreter =
        [nameof(FlintOptions.InterpreterEpochs), nameof(FlintOptions.InterpreterBatchSize), nameof(FlintOptions.InterpreterLearningRate)];

    /// <summary>Of an interpreter of something else those of the predictor, which there isn't.</summary>
    public static ImmutableArray<TrainingNotice> OfTaught(FlintOptions options) => Notice(
        options, s_ofPredictor,
            "what is interpreted stays as it is, and no network is learned that they could be of. The interpreter's own are "
        + $"{string.Join(", ", s_ofInterpreter)} and {nameof(FlintOptions.AttributeUnits)}.");

    /// <summary>Of both learned together those of the interpreter's own run, which there isn't.</summary>
    public static ImmutableArray<TrainingNotice> OfJoint(FlintOptions options) => options.LearnsJointly
        ? Notice(
            options, s_ofInterpreter,
            $"{nameof(FlintOptions.LearnsJointly)} learns the interpreter in the predictor's run: {nameof(FlintOptions.Epochs)}, "
            + $"{nameof(FlintOptions.BatchSize)} and {nameof(FlintOptions.LearningRate)} are those of both.")
        : [];

    private static ImmutableArray<TrainingNotice> Notice(FlintOptions options, string[] ignored, string why)
    {
        ImmutableSortedDictionary<string, string> set = options.Differences();
        string[] said = [.. ignored.Where(set.ContainsKey).Select(name => $"{name} = {set[name]}")];
        return said.Length == 0 ? [] :
        [
            new TrainingNotice
            {
                Kind = TrainingNoticeKind.IgnoredOptions,
                Message = $"{string.Join(", ", said)} changed nothing: {why}",
                Values = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("options", said.Length),
            },
        ];
    }
}
