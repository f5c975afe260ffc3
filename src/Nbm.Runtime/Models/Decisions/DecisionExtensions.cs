using Nbm.Models;

namespace Nbm;

/// <summary>From scores to decisions, of models of any family. Generated models have the same as methods of their own.</summary>
public static class DecisionExtensions
{
    /// <summary>The same model with another threshold: scores, probabilities and explanations stay, labels obey it, and so does whatever is
    /// made of the model. The model itself stays as it is.</summary>
    /// <typeparam name="TModel">The family.</typeparam>
    /// <param name="model">The model, of two classes.</param>
    /// <param name="threshold">The threshold; null for a probability of a half.</param>
    /// <exception cref="ArgumentException">The model isn't of two classes.</exception>
    public static TModel WithThreshold<TModel>(this TModel model, DecisionThreshold? threshold)
        where TModel : TrainedModel
    {
        ArgumentNullException.ThrowIfNull(model);
        TrainedModel copy = model.Copy();
        copy.Threshold = threshold;
        return (TModel)copy;
    }

    /// <summary>
    /// The same model for rows of another base rate: one that learned from as many bad loans as good ones, for the loans that come in.
    /// Where only the shares of the classes differ and not what each looks like, Bayes' rule says that every log-odds moves by the
    /// difference of the base rates' (King and Zeng 2001): a shift of the intercept, exact; no term changes.
    /// </summary>
    /// <param name="model">The model, of two classes.</param>
    /// <param name="trained">The share of positive rows that its probabilities are for: weighted, of the training rows. Above 0, below
    /// 1.</param>
    /// <param name="actual">The share among the rows to come, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">The model isn't of two classes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share isn't between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">The model has a threshold, which is one of its former scores.</exception>
    public static AdditiveModel WithBaseRate(this AdditiveModel model, double trained, double actual)
    {
        ArgumentNullException.ThrowIfNull(model);
        double shift = LogOdds(actual, nameof(actual)) - LogOdds(trained, nameof(trained));
        CheckIsFree(model);
        return AffineScores.Of(model, shift, 1, "BaseRate", FormattableString.Invariant($"{trained:R} -> {actual:R}"));
    }

    /// <summary>Platt's scaling of a model's scores to those of rows.</summary>
    internal static AdditiveModel Recalibrated(AdditiveModel model, EvaluatedRows rows)
    {
        CheckIsFree(model);
        if (model.Schema.HasOffset)
        {
            throw new NotSupportedException($"The record {model.Schema.Name} has an offset or an exposure, which recalibrating would scale "
                + $"along with the terms. Use {nameof(WithBaseRate)}, which only shifts the intercept.");
        }

        (double shift, double slope) = PlattScaling.Fit(rows.Scores, rows.Targets, rows.Weights);
        return AffineScores.Of(model, shift, slope, "Recalibration",
            FormattableString.Invariant($"{shift:R} + {slope:R} * score, on {rows.Count} rows"));
    }

    // Of a threshold nobody but who chose it knows whether it is to stay at its probability or with its rows.
    private static void CheckIsFree(AdditiveModel model)
    {
        if (model.Schema.Target.Task != ModelTask.Binary)
        {
            throw new ArgumentException(
                $"Only models of two classes are recalibrated; {Cited.Text(model.Schema.Name)} is a model of {model.Schema.Target.Task}.");
        }

        if (model.Threshold is { } threshold)
        {
            throw new InvalidOperationException($"The model has a threshold, {threshold}: recalibrated scores mean something else. "
                + "Recalibrate WithThreshold(null), and choose a threshold for the result.");
        }
    }

    private static double LogOdds(double share, string name) => share is > 0 and < 1
        ? Math.Log(share) - double.LogP1(-share)
        : throw new ArgumentOutOfRangeException(name, share, "A base rate must lie between 0 and 1, without either.");
}
