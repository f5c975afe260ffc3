using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Trains the networks with interpreters of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FlintTrainer
{
    /// <summary>Learns a predictor and its interpreter from rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from. Rows without a target, or of weight zero, are left out.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see
    /// <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
    /// <param name="attributes">How many attribute functions.</param>
    /// <param name="inputs">What they read.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch: first of the predictor, then of the interpreter, of all its losses that count then
    /// together.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="NetworkTrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or rows have too many inputs.</exception>
    /// <exception cref="NotSupportedException">The record has vectors, constraints or offsets, or its task is one that there is no fidelity
    /// for.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="NetworkTrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static FlintModel Train<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        int attributes,
        AttributeInputs inputs,
        FlintOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        options ??= new FlintOptions();
        var layout = new FlintLayout(attributes, inputs, HasPredictor: true);
        NetworkRules.Check(encoder.Schema, options);
        FlintTrainingRules.Check(encoder.Schema, layout, options);
        return NetworkFit.Train(encoder, train, validation, options, fit => Fit(fit, layout, options), progress, cancellationToken);
    }

    /// <summary>Learns an interpreter of something else that predicts, which stays as it is: attribute functions, and a read-out that says
    /// what it says (section 3.4 of the paper).</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from; targets aren't looked at, rows of weight zero are left out.</param>
    /// <param name="teacher">What predicts: of numbers the prediction, of two classes the probability of the positive one, of several one
    /// for
    /// each, in their order. Each row is asked for once.</param>
    /// <param name="attributes">How many attribute functions.</param>
    /// <param name="inputs">What they read: features, or a hidden layer of their own.</param>
    /// <param name="options">How to train; null for the defaults. Those of the predictor mean
    /// nothing, and a notice says so where they are set.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="NetworkTrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from, or the teacher says what is no number or no probability; names the
    /// row.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or rows have too many inputs.</exception>
    /// <exception cref="NotSupportedException">The record has what an interpreter can't explain; classes that are texts have no
    /// order.</exception>
    public static FlintModel Interpret<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        Func<TRecord, IReadOnlyList<double>> teacher,
        int attributes,
        AttributeInputs inputs,
        FlintOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(teacher);
        options ??= new FlintOptions();
        var layout = new FlintLayout(attributes, inputs, HasPredictor: false);
        NetworkRules.Check(encoder.Schema, options);
        FlintTrainingRules.Check(encoder.Schema, layout, options);
        FlintTrainingRules.CheckTaught(encoder.Schema, options);
        TaughtRow<TRecord>[] taught = [
            .. TaughtRows.Of(encoder.Schema, rows, teacher, nameof(rows)).Where(row => encoder.GetWeight(row.Row) > 0)];
        FlintOptions own = options.ForInterpreter();
        return NetworkFit.Train(
            new TaughtEncoder<TRecord>(encoder, encoder.Schema), taught, null, own,
                fit => Fit(fit, taught, layout, own, IgnoredOptions.OfTaught(options)), progress, cancellationToken,
            teacher: TaughtRows.Hash(taught));
    }

    /// <summary>
    /// What training on these rows would take in memory: that of predictor and interpreter together, which is no less than that of one
    /// after the other.
    /// Rows are encoded for it, as training begins too, and let go; their inputs aren't made.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="attributes">How many attribute functions.</param>
    /// <param name="inputs">What they read.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the inputs of all rows would take more than the budget: as
    /// training says.</exception>
    public static NetworkMemoryEstimate EstimateMemory<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, int attributes, AttributeInputs inputs, FlintOptions? options)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        options ??= new FlintOptions();
        var layout = new FlintLayout(attributes, inputs, HasPredictor: true);
        return NetworkFit.EstimateMemory(
            encoder, rows, options, fit => Together(fit, layout, options with { LearnsJointly = true }),
            () => FlintTrainingRules.Check(encoder.Schema, layout, options));
    }

    private static CurveInputs? CurvesOf(NetworkFit fit, FlintLayout layout, FlintOptions options) =>
        layout.Inputs == AttributeInputs.Features
        ? ProductBuilder.Of(fit.Inputs(InputKind.Hats), fit.Data.All.Count, options.MemoryBudget)
        : null;

    private static NetworkPlan Together(NetworkFit fit, FlintLayout layout, FlintOptions options)
    {
        InputEncoding inputs = fit.Inputs(InputKind.Standard);
        AttributeRows? hats = CurvesOf(fit, layout, options) is { } curves ? AttributeRows.OfCurves(curves) : null;
        return FlintPlan.Of(fit.Data, fit.Target, inputs, hats, layout, options, given: null).Plan with { Encoding = inputs };
    }

    private static FlintModel Fit<TRecord>(
        NetworkFit fit, TaughtRow<TRecord>[] taught, FlintLayout layout, FlintOptions options, ImmutableArray<TrainingNotice> notices)
    {
        InputEncoding inputs = fit.Inputs(InputKind.Standard);
        CurveInputs? curves = CurvesOf(fit, layout, options);
        double[][] scores = [.. Enumerable.Range(0, fit.Target.Outputs).Select(c => taught.Select(row => row.Scores[c]).ToArray())];
        double[][] given = [.. scores.Select(fit.Target.Scale.Apply)];
        FlintPlan plan = FlintPlan.Of(
            // All rows, in order.
            fit.Data, fit.Target, inputs, curves is null ? null : AttributeRows.OfCurves(curves), layout, options, _ => given);
        TrainingData data = fit.Data with { Notices = fit.Data.Notices.AddRange(notices) };
        return new FlintCompiler(data, fit.Target, inputs, curves, layout, options).Compile(null, fit.Learn(plan.Plan), fit.Run, scores);
    }

    private static FlintModel Fit(NetworkFit fit, FlintLayout layout, FlintOptions options)
    {
        InputEncoding inputs = fit.Inputs(InputKind.Standard);
        CurveInputs? curves = CurvesOf(fit, layout, options);
        TrainingData data = fit.Data with { Notices = fit.Data.Notices.AddRange(IgnoredOptions.OfJoint(options)) };
        var compiler = new FlintCompiler(data, fit.Target, inputs, curves, layout, options);
        if (options.LearnsJointly)
        {
            AttributeRows? hats = curves is null ? null : AttributeRows.OfCurves(curves);
            FittedNetwork both = fit.Learn(FlintPlan.Of(fit.Data, fit.Target, inputs, hats, layout, options, given: null).Plan);
            return compiler.Compile(both, both, fit.Run, null);
        }

        var plan = new NetworkPlan(
            MlpNetwork.Name, rows => InputBuilder.Encode(inputs, rows), inputs.Count,
            (network, x, intercepts) => MlpNetwork.Build(options.ForPredictor(), network, x, intercepts));
        FittedNetwork fitted = fit.Learn(plan);
        FrozenPredictor predictor = FrozenPredictor.Of(fitted, options.HiddenUnits, inputs);
        AttributeRows read = curves is null ? AttributeRows.OfHidden(predictor, layout.Taps(options)) : AttributeRows.OfCurves(curves);
        TrainingData all = fit.Data with { Training = fit.Data.All, Validation = null };
        FlintOptions own = options.ForInterpreter();
        FlintPlan interpreter = FlintPlan.Of(all, fit.Target, inputs, read, layout, own, predictor.Scores);
        return compiler.Compile(fitted, fit.LearnNext(interpreter.Plan, all, own, "interpreter"), fit.Run, null);
    }
}
