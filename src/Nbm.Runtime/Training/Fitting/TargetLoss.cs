using System.Globalization;
using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>How targets are learned: the loss, the scale that they are learned in, and the best model without terms.</summary>
internal sealed record TargetLoss
{
    /// <summary>The loss, if backends have a kernel for it; else it is one of the host, see <see cref="OnHost"/>.</summary>
    public LossKind? Kernel { get; private init; }

    /// <summary>The scale of targets and scores.</summary>
    public required TargetScale Scale { get; init; }

    /// <summary>Intercepts of a model without terms, in the units of the loss; C of them.</summary>
    public required double[] NullIntercepts { get; init; }

    /// <summary>What the score stands for.</summary>
    public required LinkFunction Link { get; init; }

    /// <summary>A row's own loss, where the host computes it; null for kernels and for Cox's.</summary>
    public Loss? Loss { get; private init; }

    /// <summary>How Cox's partial likelihood takes events of one time.</summary>
    public TiesMethod Ties { get; private init; }

    /// <summary>What a unit of the fit's loss is, in the target's: the loss that is reported is that many times larger.</summary>
    public double Unit { get; private init; } = 1;

    /// <summary>The loss of a model without terms, in units of the fit, where that isn't about 1.</summary>
    public double NullLoss { get; private init; } = 1;

    /// <summary>C: 1, or the number of classes of a softmax.</summary>
    public int Outputs => NullIntercepts.Length;

    /// <summary>Whether one Newton step is exact.</summary>
    public bool IsQuadratic => Kernel == LossKind.Squared;

    /// <summary>Whether a factor of the loss, φ, is to be estimated.</summary>
    public bool HasDispersion => IsQuadratic || Loss is { HasDispersion: true };

    /// <summary>Whether the loss can tell scores apart that differ by a constant.</summary>
    public bool HasIntercept => Kernel is not null || Loss is not null;

    // More rows than this, as weights count them, say so much of each that float32 could not tell it from all.
    private const double MostRows = 1e9;

    // Of targets that are all alike a smoothed quantile is to be near to them nevertheless.
    private const double SpreadOfLike = 1e-3;

    // How far apart the logarithms of hazards may be: doubles end at e to the power of 745.
    private const double MostApart = 500;

    /// <param name="data">Task and classes.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">A loss in place of the task's own, and how ties are taken.</param>
    /// <exception cref="ArgumentException">The options' loss or ties don't suit the task.</exception>
    /// <exception cref="NbmDataException">The targets can't be learned from together, or weights count them too often.</exception>
    public static TargetLoss Of(TrainingData data, EncodedRows rows, TrainingOptions options)
    {
        TargetLoss loss = Find(data, rows, options);
        CheckOffsets(data.Schema, rows);
        double total = rows.Weights.Sum();
        return loss.HasDispersion || total <= Math.Max(MostRows, rows.Count)
            ? loss
            : throw new NbmDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"The weights of {rows.Count:#,0} rows sum to {total:G3}, and a row of weight 2 counts as two; expected: {MostRows:0E+0} "
                    + $"at most. "
                + $"If only ratios are meant, say [Weight(Kind = WeightKind.{nameof(WeightKind.Precision)})]."));
    }

    // Of hazards only ratios count, and only within a stratum; beside the largest the others are to be numbers.
    private static void CheckOffsets(ModelSchema schema, EncodedRows rows)
    {
        if (schema.Target.Task != ModelTask.Cox || rows.Offsets is null)
        {
            return;
        }

        foreach (var stratum in Enumerable.Range(0, rows.Count).GroupBy(r => rows.Strata?[r] ?? ""))
        {
            double apart = stratum.Max(r => rows.Offsets[r]) - stratum.Min(r => rows.Offsets[r]);
            if (apart > MostApart)
            {
                throw new NbmDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Offsets of {schema.Name} are {apart:G4} apart, so that hazards differ by e to that power; expected: {MostApart} at "
                        + $"most{(rows.Strata is null ? "" : " within a stratum")}. Offsets are logarithms."));
            }
        }
    }

    private static TargetLoss Find(TrainingData data, EncodedRows rows, TrainingOptions options)
    {
        TargetSchema target = data.Schema.Target;
        LossKind? kernel = (target.Task, rows.Offsets, options.Loss) switch
        {
            (ModelTask.Regression, _, null) => LossKind.Squared,
            (ModelTask.Binary, null, null) => LossKind.Logistic,
            (ModelTask.Multiclass, _, null) => LossKind.Softmax,
            _ => null,
        };
        if (kernel is { } known)
        {
            TargetScale scale = known != LossKind.Squared ? TargetScale.None
                : data.Networks?.Scale ?? TargetScale.Of(WithoutOffset(rows), rows.Weights);
            TargetRange.CheckScale(scale, target);
            double[] intercepts = NullModel.Intercepts(known, scale.Apply(rows.Targets), rows.Weights, data.Classes.Length);
            return new TargetLoss
            {
                Kernel = known, Scale = scale, NullIntercepts = intercepts, Unit = scale.Deviation * scale.Deviation,
                Link = TaskLosses.LinkOf(target.Task),
            };
        }

        if (target.Task == ModelTask.Cox)
        {
            return OfSurvival(data.Schema, rows, options.Ties);
        }

        return OfRows(target, rows, options.Loss, data.Networks?.Scale);
    }

    /// <summary>Targets as kernels take them, n: standardised numbers without their offset, 0/1, or class indices.</summary>
    public double[] Targets(EncodedRows rows) => Scale.Apply(Kernel == LossKind.Squared ? WithoutOffset(rows) : rows.Targets);

    /// <summary>The loss of some rows, for one phase of a fit; null where backends have a kernel.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">Threads to compute on; null: all cores.</param>
    /// <param name="settled">Whether its own parameters are to be those of the model without terms, for a phase that doesn't estimate
    /// them.</param>
    public HostLoss? OnHost(EncodedRows rows, int? threads, bool settled)
    {
        if (Kernel is not null)
        {
            return null;
        }

        if (Loss is null)
        {
            return new PartialLikelihood(rows, Ties);
        }

        var loss = new SeparableLoss(Loss, rows, Scale, Unit, threads ?? Environment.ProcessorCount);
        if (settled)
        {
            var scores = new float[rows.Count];
            Array.Fill(scores, (float)NullIntercepts[0]);
            loss.Adapt(scores, 1);
        }

        return loss;
    }

    // Networks that a fit begins with have learned in a scale of theirs.
    private static TargetLoss OfRows(TargetSchema target, EncodedRows rows, Loss? own, TargetScale? learned)
    {
        double[] targets = WithoutOffset(rows);
        TargetScale scale = TaskLosses.LinkOf(target.Task) == LinkFunction.Identity
            ? learned ?? TargetScale.Robust(targets, rows.Weights)
            : TargetScale.None;
        Loss loss = own ?? TaskLosses.Of(target, Magnitude.AreAlike(targets, rows.Weights) ? SpreadOfLike : scale.Deviation)
            ?? throw new ArgumentException(
                $"A model of {target.Task} can't be trained with another loss than its own, or its schema doesn't say what to predict.");
        CheckRange(target, loss.Link, rows, scale);
        var (intercept, mean) = NullModel.Fit(loss, rows, scale);
        if (loss.Link == LinkFunction.Log)
        {
            // Scores are learned from there on: in single precision a mean of any size is as fine as one of 1.
            (scale, intercept) = learned is { } known ? (known, intercept - known.Mean) : (new TargetScale(intercept, 1), 0);
        }

        // A few targets far out would make the others' losses nothing.
        double most = loss.Link == LinkFunction.Identity ? 10 * loss.Evaluate(scale.Mean + (3 * scale.Deviation), scale.Mean).Value
            : double.PositiveInfinity;
        double unit = loss.HasDispersion && mean > 0 && double.IsFinite(mean) ? (most > 0 ? Math.Min(mean, most) : mean) : 1;
        return new TargetLoss { Loss = loss, Scale = scale, NullIntercepts = [intercept], Unit = unit, NullLoss = mean / unit,
            Link = loss.Link };
    }

    private static void CheckRange(TargetSchema target, LinkFunction link, EncodedRows rows, TargetScale scale)
    {
        if (link == LinkFunction.Identity)
        {
            TargetRange.CheckScale(scale, target);
        }
        else if (link == LinkFunction.Log)
        {
            TargetRange.CheckMean(TargetScale.Of(rows.Targets, rows.Weights).Mean, "mean", target);
            TargetRange.CheckMean(NullModel.Rate(rows), "mean per exposure", target);
        }
    }

    private static TargetLoss OfSurvival(ModelSchema schema, EncodedRows rows, TiesMethod ties)
    {
        if (rows.Events is null || !rows.Events.Contains(true))
        {
            throw new NbmDataException($"None of the durations of {schema.Target.Name} ended in the event {schema.EventColumn}: nothing "
                + "can be learned of its risk.");
        }

        return new TargetLoss { Scale = TargetScale.None, NullIntercepts = [0], Link = LinkFunction.Log, Ties = ties };
    }

    private static double[] WithoutOffset(EncodedRows rows) =>
        rows.Offsets is null ? rows.Targets : [.. rows.Targets.Zip(rows.Offsets, (target, offset) => target - offset)];
}
