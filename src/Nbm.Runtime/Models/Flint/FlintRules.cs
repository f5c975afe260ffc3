using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What must hold of a FLINT model, whether trained or read from a file.</summary>
internal static class FlintRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(FlintModel model, ImmutableArray<double> importances)
    {
        FlintParts parts = model.Network;
        AttributeNetwork attributes = parts.Attributes;
        int[] widths = [.. parts.Predictor.Select(layer => layer.Outputs)];
        return OfTask(model)
            ?? InputRules.FirstViolation(model, parts.Inputs)
            ?? (attributes.Curves is { } curves ? OfCurves(model, curves, attributes.Count) : null)
            ?? (parts.HasPredictor ? OfChain(parts.Predictor, parts.Inputs.Count, model.Outputs, "the predictor") : null)
            ?? OfTaps(attributes, widths)
            ?? OfChain(attributes.Layers, Read(parts), attributes.Layers.IsEmpty ? 0 : attributes.Count, "the attributes")
            ?? OfReadOut(model, importances)
            ?? Unbounded(model);
    }

    /// <summary>Why a record can't have such a model; null where it can.</summary>
    public static string? Refusal(ModelSchema schema) =>
        schema.Target.Task is not (ModelTask.Regression or ModelTask.Binary or ModelTask.Multiclass)
        ? $"its task is {schema.Target.Task}, and there is no fidelity for it; expected: {ModelTask.Regression}, {ModelTask.Binary} or "
            + $"{ModelTask.Multiclass}"
        : schema.HasOffset ? "it has an offset or an exposure, which no attribute explains"
        : null;

    private static string? OfTask(FlintModel model) => Refusal(model.Schema);

    private static string? OfCurves(FlintModel model, CurveInputs curves, int attributes) => InputRules.FirstViolation(model, curves.Hats)
        ?? curves.Axes.Select(axis => ModelRules.Mismatch(axis, model.Schema.Features[axis.Feature], model.Vocabularies))
            .FirstOrDefault(wrong => wrong is not null)
        ?? (!model.CurveImportances.IsEmpty
            && (model.CurveImportances.Length != (long)attributes * curves.Terms.Length
                || !model.CurveImportances.All(value => value is >= 0 and <= ComputedRules.Largest))
            ? FormattableString.Invariant(
                $"{attributes} attributes of {curves.Terms.Length} terms have {model.CurveImportances.Length} importances, or one ")
                + FormattableString.Invariant($"is out of range")
            : null);

    private static int Read(FlintParts parts) => parts.Attributes.Curves?.Count
        ?? (parts.Attributes.Taps.IsEmpty ? parts.Inputs.Count : parts.Attributes.Taps.Sum(tap => parts.Predictor[tap].Outputs));

    private static string? OfChain(ImmutableArray<DenseLayer> layers, int width, int outputs, string whose)
    {
        if (layers.IsEmpty)
        {
            return $"{whose} has no layer";
        }

        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i].Inputs != width || layers[i].IsHidden != i + 1 < layers.Length)
            {
                return FormattableString.Invariant(
                    $"layer {i + 1} of {layers.Length} of {whose} takes {layers[i].Inputs} inputs of {width}, or isn't the last one");
            }

            width = layers[i].Outputs;
        }

        return width == outputs ? null : FormattableString.Invariant($"the last layer of {whose} has {width} outputs; expected: {outputs}");
    }

    private static string? OfTaps(AttributeNetwork attributes, int[] widths)
    {
        if (!Enum.IsDefined(attributes.Inputs) || attributes.Inputs == AttributeInputs.Features != attributes.Curves is not null)
        {
            return $"its attributes read {attributes.Inputs}, and it has {(attributes.Curves is null ? "no " : "")}curves";
        }

        int previous = -1;
        foreach (int tap in attributes.Taps)
        {
            if (tap <= previous || tap >= widths.Length - 1 || attributes.Curves is not null)
            {
                return FormattableString.Invariant($"its attributes read hidden layer {tap} of {Math.Max(0, widths.Length - 1)}");
            }

            previous = tap;
        }

        return widths.Length > 0 && attributes.Curves is null && attributes.Taps.IsEmpty ? "its attributes read no hidden layer" : null;
    }

    private static string? OfReadOut(FlintModel model, ImmutableArray<double> importances)
    {
        DenseLayer readOut = model.Network.ReadOut;
        int attributes = model.Network.Attributes.Count;
        return readOut.Inputs != attributes || readOut.Outputs != model.Outputs || readOut.IsHidden || readOut.Biases.Any(bias => bias != 0)
            ? FormattableString.Invariant(
                $"the read-out is {readOut.Inputs} × {readOut.Outputs}; expected: {attributes} × {model.Outputs}, without biases")
            : importances.Length != (long)attributes * model.Outputs
                || !importances.All(value => value is >= 0 and <= ComputedRules.Largest)
            ? FormattableString.Invariant(
                $"{attributes} attributes of {model.Outputs} outputs have {importances.Length} importances, or one is out of range")
            : null;
    }

    private static string? Unbounded(FlintModel model)
    {
        FlintParts parts = model.Network;
        double[] inputs = InputRules.Largest(parts.Inputs), below = inputs;
        List<double[]> layers = [];
        foreach (DenseLayer layer in parts.Predictor)
        {
            below = layer.Largest(below);
            layers.Add(below);
        }

        double[] read = parts.Attributes.Curves is { } curves ? curves.Largest()
            : parts.Attributes.Taps.IsEmpty ? inputs : [.. parts.Attributes.Taps.SelectMany(tap => layers[tap])];
        foreach (DenseLayer layer in parts.Attributes.Layers)
        {
            read = layer.Largest(read);
        }

        // The remainder is the difference of both.
        double largest = model.Intercepts.Max(Math.Abs) + (parts.HasPredictor ? below.Max() : 0) + (2 * parts.ReadOut.Largest(read).Max());
        return largest <= ComputedRules.Largest ? null
            : FormattableString.Invariant($"scores may reach {largest:G3}; {ComputedRules.Largest} is the most");
    }
}
