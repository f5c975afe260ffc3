using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of a model of experts, whether trained or read from a file.</summary>
internal static class ExpertsModelRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    /// <param name="model">The model, whose networks fit their layout and whose layout fits its schema.</param>
    /// <param name="importances">Experts × outputs.</param>
    /// <exception cref="ArgumentException">The layout isn't one of the schema.</exception>
    public static string? FirstViolation(ExpertsModel model, ImmutableArray<double> importances)
    {
        ExpertsRules.Check(model.Layout, model.Schema);
        return OfTask(model) ?? OfSizes(model, importances) ?? InputRules.FirstViolation(model, model.Networks.Inputs) ?? OfGates(model)
            ?? Unbounded(model);
    }

    private static string? OfTask(ExpertsModel model)
    {
        ModelTask task = model.Schema.Target.Task;
        return task is not (ModelTask.Regression or ModelTask.Binary or ModelTask.Multiclass)
            ? $"its task is {task}, and experts have no confidence for it"
            : model.Schema.HasOffset ? "it has an offset or an exposure, which experts don't take"
            : model.Mixture.IsNumber != (task == ModelTask.Regression) ? $"predictions aren't mixed as those of {task} are"
            : null;
    }

    private static string? OfSizes(ExpertsModel model, ImmutableArray<double> importances)
    {
        int experts = model.Experts.Length, outputs = model.Outputs;
        ExpertMixture mixture = model.Mixture;
        if (mixture.Experts != experts || mixture.Outputs != outputs || importances.Length != (long)experts * outputs)
        {
            return FormattableString.Invariant(
                $"{experts} experts of {outputs} outputs are mixed as {mixture.Experts} of {mixture.Outputs}, with {importances.Length} importances");
        }

        if (!importances.All(value => value >= 0 && value <= ComputedRules.Largest))
        {
            return FormattableString.Invariant($"an importance is below 0 or above {ComputedRules.Largest}");
        }

        bool hasRegrets = model.Confidence == ExpertConfidence.Regret;
        ImmutableArray<ImmutableArray<DenseLayer>> layers = model.Networks.Layers;
        if (layers.SkipLast(1).Any(layer => layer.Any(own => own.Outputs != layer[0].Outputs)))
        {
            return "the experts of a hidden layer aren't alike in width";
        }

        Expert? wrong = model.Experts.FirstOrDefault(expert =>
            layers[^1][expert.Index].Outputs != outputs + (hasRegrets && expert.Index != model.Layout.Full ? 1 : 0));
        return wrong is null ? null : FormattableString.Invariant(
            $"the network of {wrong.Name} has {layers[^1][wrong.Index].Outputs} outputs, of {outputs} scores");
    }

    private static string? OfGates(ExpertsModel model)
    {
        ExpertGates gates = model.Mixture.Gates;
        ExpertScale scale = model.Mixture.Scale;
        return !Enum.IsDefined(gates.Kind) ? FormattableString.Invariant($"confidence {(int)gates.Kind} isn't known")
            : gates.Kind == ExpertConfidence.Regret && model.Layout.Full is null ? "confidences are regrets, and no expert reads all groups"
            : gates.Kind != ExpertConfidence.Regret && model.Schema.Target.Task != ModelTask.Binary
            ? $"confidence is {gates.Kind}, which is of two classes"
            : !(gates.Temperature > 0 && double.IsFinite(gates.Temperature))
            ? FormattableString.Invariant($"the temperature of regrets is {gates.Temperature}; expected: above 0 and finite")
            : !double.IsFinite(gates.Centre) ? FormattableString.Invariant($"the log-odds of one that knows nothing are {gates.Centre}")
            : !(double.IsFinite(scale.Mean) && double.IsFinite(scale.Deviation) && scale.Deviation > 0)
            ? FormattableString.Invariant($"numbers are learned in {scale.Deviation} from {scale.Mean} on")
            : null;
    }

    private static string? Unbounded(ExpertsModel model)
    {
        double largest = Largest(model);
        return largest <= ComputedRules.Largest ? null
            : FormattableString.Invariant($"scores may reach {largest:G3}; {ComputedRules.Largest} is the most");
    }

    // How far from 0 a score, or what an expert adds to it, can be, whatever the row.
    private static double Largest(ExpertsModel model)
    {
        ExpertNetworks networks = model.Networks;
        double[] inputs = InputRules.Largest(networks.Inputs);
        double[][] below = [];
        for (int k = 0; k < networks.Layers.Length; k++)
        {
            double[][] above = [.. model.Experts.Select(expert => k == 0
                ? networks.Layers[0][expert.Index].Largest(
                    [.. expert.Features.SelectMany(feature => Own(inputs, networks.Inputs.Blocks[feature])).DefaultIfEmpty()])
                : networks.Layers[k][expert.Index].Largest([.. model.Layout.Included[expert.Index].SelectMany(child => below[child])]))];
            below = above;
        }

        double said = below.Max(own => own.Max()), intercept = model.Intercepts.Max(Math.Abs);
        return (model.Mixture.IsNumber ? (said * model.Mixture.Scale.Deviation) + Math.Abs(model.Mixture.Scale.Mean)
            : (2 * said) + model.Outputs) + intercept;
    }

    private static double[] Own(double[] inputs, InputBlock feature) => inputs[feature.First..(feature.First + feature.Count)];
}
