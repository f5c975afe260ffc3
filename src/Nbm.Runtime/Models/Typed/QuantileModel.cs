using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model that predicts a quantile of a number.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract class QuantileModel<TRecord> : IdentityLinkModel<TRecord>
{
    /// <summary>A model. Called by generated code.</summary>
    protected QuantileModel(RecordEncoder<TRecord> encoder, TrainedModel model)
        : base(encoder, model)
    {
    }

    /// <summary>Which quantile: the share of targets that lie below it.</summary>
    public double Level => Schema.Target.Parameter ?? QuantileLoss.DefaultLevel;

    /// <summary>How well the model predicts rows whose target is known. Weighted where the record has a weight; rows without a target are
    /// passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public QuantileMetrics Evaluate(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return MeanMetrics.Quantile(Level, evaluated.Scores, evaluated.Targets, evaluated.Weights);
    }

    private protected override object EvaluateAny(IReadOnlyList<TRecord> rows) => Evaluate(rows);
}
