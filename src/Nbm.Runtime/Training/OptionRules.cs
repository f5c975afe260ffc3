using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a record asks of options: all that can be said before the first row is read.</summary>
internal static class OptionRules
{
    /// <summary>Checks options beside the record that they are to train.</summary>
    /// <param name="schema">What the record declares.</param>
    /// <param name="options">How to train.</param>
    /// <param name="start">The networks that the fit begins with; null for none.</param>
    /// <exception cref="ArgumentException">An option is out of its range or doesn't suit the record; the message says which and what to
    /// do.</exception>
    public static void Check(ModelSchema schema, TrainingOptions options, NetworkStart? start = null)
    {
        options.Validate();
        CheckEpochs(options.Epochs, start, nameof(TrainingOptions));
        CheckRefinement(schema, options);
        CheckKept(schema, options);
        CheckTarget(schema.Target, options, nameof(TrainingOptions));
    }

    /// <summary>Checks the options that are about the target.</summary>
    /// <param name="target">What is predicted.</param>
    /// <param name="options">How to train.</param>
    /// <param name="owner">What the user calls the options.</param>
    /// <exception cref="ArgumentException">An option doesn't suit the target; the message says which and what to do.</exception>
    public static void CheckTarget(TargetSchema target, TrainingOptions options, string owner)
    {
        CheckTies(target, options, owner);
        CheckLoss(target, options, owner);
        CheckClassWeights(target, options, owner);
    }

    private static void CheckRefinement(ModelSchema schema, TrainingOptions options)
    {
        if (options.Refinement != Refinement.Full && schema.Features.FirstOrDefault(feature => feature.IsConstrained) is { } bound)
        {
            throw new ArgumentException(
                $"{bound.Name} is constrained to be {(bound.Monotone == Monotone.None ? bound.Curvature : bound.Monotone)}, which only a "
                    + "full refinement "
                + $"can hold; the options ask for {Asked(options)}. Use Refinement.Full, or take off the constraint.",
                nameof(options));
        }

        if (schema.Vectors.FirstOrDefault(own => own.IsDense) is { } dense)
        {
            throw new NotSupportedException(
                $"{schema.Name} has the dense vector {dense.Name}, whose places are no features of their own; an additive model has a "
                    + "curve for each. "
                + "Leave it out, or use [MlpModel] or [ExpertsModel].");
        }

        if (options.Refinement != Refinement.Full && schema.Vectors.FirstOrDefault() is { } vector)
        {
            throw new ArgumentException(
                $"{vector.Name} is a vector, which only a full refinement learns; the options ask for Refinement = {options.Refinement}. "
                + "Use Refinement.Full, or leave the vector out.",
                nameof(options));
        }

        if (options.Bags > 0 && schema.Vectors.FirstOrDefault() is { } alone)
        {
            throw new ArgumentException(
                $"{alone.Name} is a vector, which bags don't share yet; the options ask for Bags = {options.Bags}. "
                + "Use posterior draws for error bars, Bags = 0, or leave the vector out.",
                nameof(options));
        }
    }

    private static string Asked(TrainingOptions options) => options.Networks.Kind == NetworkKind.PerTerm
        ? $"{nameof(options.Networks)}.{nameof(NetworkOptions.Kind)} = {options.Networks.Kind}"
        : $"{nameof(options.Refinement)} = {options.Refinement}";

    /// <summary>Refuses a fit of no epochs that has no networks to leave as they are.</summary>
    /// <param name="epochs">What is asked for.</param>
    /// <param name="start">The networks that the fit begins with; null for none.</param>
    /// <param name="owner">What the user calls the options.</param>
    public static void CheckEpochs(int? epochs, NetworkStart? start, string owner)
    {
        if (epochs == 0 && start is null)
        {
            throw new ArgumentOutOfRangeException(
                nameof(epochs), epochs,
                $"{owner}.{nameof(TrainingOptions.Epochs)} is 0, which leaves networks as they are, and this fit begins with none; "
                    + "expected: null or 1 … 1,000,000.");
        }
    }

    private static void CheckKept(ModelSchema schema, TrainingOptions options)
    {
        if (options.KeepNetworks && !Fit.HasNeuralPhase(schema, options))
        {
            throw new ArgumentException(
                $"{nameof(options.KeepNetworks)} keeps the networks of a neural phase, and this fit has none: "
                + $"Refinement = {options.Refinement} of terms of up to three numbers solves tables alone, from which training goes on "
                + "anyhow. Leave it out.",
                nameof(options));
        }
    }

    private static void CheckTies(TargetSchema target, TrainingOptions options, string owner)
    {
        if (options.Ties != TiesMethod.Efron && target.Task != ModelTask.Cox)
        {
            throw new ArgumentException(
                $"{owner}.{nameof(TrainingOptions.Ties)} is {options.Ties}, but {target.Name} is a target of {target.Task}; "
                + $"only durations have ties. Leave it out, or declare the task {ModelTask.Cox}.",
                nameof(options));
        }
    }

    private static void CheckLoss(TargetSchema target, TrainingOptions options, string owner)
    {
        if (options.Loss is not { } loss)
        {
            return;
        }

        string? why = target.Task == ModelTask.Cox ? "Cox's partial likelihood takes rows together"
            : target.Task == ModelTask.Multiclass ? "it takes one score, and each class has its own"
            : loss.Link != TaskLosses.LinkOf(target.Task) ? $"its link is {loss.Link}, but the task's {TaskLosses.LinkOf(target.Task)}"
            : null;
        if (why is not null)
        {
            throw new ArgumentException(
                $"{owner}.{nameof(TrainingOptions.Loss)} is a {loss.GetType().Name}, which can't train a model of {target.Task}: {why}.",
                nameof(options));
        }
    }

    private static void CheckClassWeights(TargetSchema target, TrainingOptions options, string owner)
    {
        if (options.ClassWeights is { } weights && !target.HasOpenClasses)
        {
            weights.Check(target.Classes, owner);
        }
    }
}
