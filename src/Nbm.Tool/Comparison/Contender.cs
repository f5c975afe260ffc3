namespace Nbm.Tool.Comparison;

/// <summary>A kind of model that can be compared.</summary>
/// <param name="Name">What <c>--with</c> calls it.</param>
/// <param name="What">What it is, in a few words.</param>
/// <param name="CrossValidate">Trains and measures it on each fold of some rows, with a seed.</param>
internal sealed record Contender(
    string Name,
    string What,
    Func<FoldedRows, int, IProgress<CrossValidationProgress>, CancellationToken, CrossValidation<TrainedModel, object>> CrossValidate);

/// <summary>Rows of a file, and how many folds they are dealt to.</summary>
internal sealed record FoldedRows(FileEncoder Encoder, FileRow[] Rows, int Folds)
{
    /// <summary>Groups of features and their experts; null where none were said.</summary>
    public ExpertsLayout? Layout { get; init; }

    /// <summary>How good a model is on rows of a fold.</summary>
    public object Evaluate(TrainedModel model, IReadOnlyList<FileRow> test) => FileEvaluation.Of(model, Encoder, test);
}
