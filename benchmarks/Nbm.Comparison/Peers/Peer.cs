using Microsoft.ML;
using Microsoft.ML.Data;

namespace Nbm.Comparison;

/// <summary>A learner of ML.NET at its defaults, a perceptron or a polynomial, fitted to the same rows as a model: its test metrics and
/// cost.</summary>
internal static class Peer
{
    /// <summary>The learners, as the command line calls them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lightgbm", "fasttree", Networks.Mlp, Networks.Spam];

    /// <summary>Fits a learner and measures it on test rows; the metrics have the names and the order of a model's.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="training">The rows to learn from.</param>
    /// <param name="test">The rows to measure on.</param>
    /// <param name="seed">What its randomness comes from.</param>
    public static Measurement Measure<TRow>(string name, IReadOnlyList<TRow> training, IReadOnlyList<TRow> test, int seed)
    {
        if (name is Networks.Mlp or Networks.Spam)
        {
            return Networks.Measure(name, [.. training], [.. test], seed);
        }

        var context = new MLContext(seed);
        PeerRow[] learned = PeerRow.Of(training), measured = PeerRow.Of(test);
        string target = PeerRow.TargetOf<TRow>();
        SchemaDefinition schema = SchemaDefinition.Create(typeof(PeerRow));
        schema[nameof(PeerRow.Numbers)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, learned[0].Numbers.Length);
        schema[nameof(PeerRow.Texts)].ColumnType = new VectorDataViewType(TextDataViewType.Instance, learned[0].Texts.Length);
        // A vector of no known length can't be joined to another.
        bool hasNumbers = learned[0].Numbers.Length > 0, hasTexts = learned[0].Texts.Length > 0;
        string[] columns = [
            .. new[] { hasNumbers ? nameof(PeerRow.Numbers) : null, hasTexts ? nameof(PeerRow.Texts) : null }.OfType<string>()];
        IDataView train = context.Data.LoadFromEnumerable(learned, schema), held = context.Data.LoadFromEnumerable(measured, schema);
        IEstimator<ITransformer> features = context.Transforms.Concatenate("Features", columns);
        features = hasTexts ? context.Transforms.Categorical.OneHotEncoding(nameof(PeerRow.Texts)).Append(features) : features;
        features = target == nameof(PeerRow.Class)
            ? features.Append(context.Transforms.Conversion.MapValueToKey("Label", nameof(PeerRow.Class))) : features;
        var pipeline = features.Append(Learner(context, name, target));
        return Measurement.Of(() => pipeline.Fit(train), model => Metrics(context, target, model.Transform(held)));
    }

    private static IEstimator<ITransformer> Learner(MLContext context, string name, string target) => (name, target) switch
    {
        ("lightgbm", nameof(PeerRow.Amount)) => context.Regression.Trainers.LightGbm(target),
        ("lightgbm", nameof(PeerRow.Answer)) => context.BinaryClassification.Trainers.LightGbm(target),
        ("lightgbm", _) => context.MulticlassClassification.Trainers.LightGbm(),
        ("fasttree", nameof(PeerRow.Amount)) => context.Regression.Trainers.FastTree(target),
        ("fasttree", nameof(PeerRow.Answer)) => context.BinaryClassification.Trainers.FastTree(target),
        ("fasttree", _) => context.MulticlassClassification.Trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree()),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, $"Expected one of {string.Join(", ", Names)}."),
    };

    // Of two classes ML.NET gives the log loss in bits.
    private static (string, double)[] Metrics(MLContext context, string target, IDataView predictions)
    {
        switch (target)
        {
            case nameof(PeerRow.Amount):
                var regression = context.Regression.Evaluate(predictions, target);
                return [("RMSE", regression.RootMeanSquaredError), ("MAE", regression.MeanAbsoluteError), ("R²", regression.RSquared)];
            case nameof(PeerRow.Answer):
                var binary = context.BinaryClassification.Evaluate(predictions, target);
                return [("AUROC", binary.AreaUnderRocCurve), ("log loss", binary.LogLoss * Math.Log(2)), ("accuracy", binary.Accuracy)];
            default:
                var classes = context.MulticlassClassification.Evaluate(predictions);
                return [("accuracy", classes.MicroAccuracy), ("log loss", classes.LogLoss)];
        }
    }
}
