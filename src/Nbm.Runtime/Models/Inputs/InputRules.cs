namespace Nbm.Models;

/// <summary>What must hold of the inputs of a model, whether trained or read from a file.</summary>
internal static class InputRules
{
    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    public static string? FirstViolation(TrainedModel model, InputEncoding inputs) => inputs.Features
        .Select(feature => (feature.Axis, Declared: model.Schema.Features[feature.Axis.Feature]))
        .Select(own => ModelRules.Mismatch(own.Axis, own.Declared, model.Vocabularies) is { } mismatch
            ? $"the axis of {Cited.Text(own.Declared.Name)}: {mismatch}"
            : null)
        .FirstOrDefault(violation => violation is not null);

    /// <summary>How large each input can be, whatever the row: M numbers.</summary>
    public static double[] Largest(InputEncoding inputs)
    {
        var largest = new double[inputs.Count];
        foreach (FeatureInputs feature in inputs.Features)
        {
            for (int i = 0; i < feature.Values.Length; i++)
            {
                ref double own = ref largest[feature.First + feature.Indices[i]];
                own = Math.Max(own, Math.Abs(feature.Values[i]));
            }
        }

        foreach (DenseInputs vector in inputs.Vectors)
        {
            largest.AsSpan(vector.First, vector.Count).Fill(DenseInputs.Furthest);
        }

        return largest;
    }
}
