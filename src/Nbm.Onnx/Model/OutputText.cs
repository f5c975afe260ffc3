using System.Globalization;

namespace Nbm.Export.Onnx.Model;

/// <summary>What an output's documentation says.</summary>
internal static class OutputText
{
    public static string Score(TrainedModel model) => model is ExpertsModel
        ? $"{OfMixture(model)} NaN for a row without a place on an axis."
        : "Intercept and "
            + $"{(model.HasRemainder ? "what layers add" : "contributions")}{(model.Schema.OffsetColumn is null ? string.Empty : ", offset")}"
        + $"{(model.Schema.ExposureColumn is null ? string.Empty : ", logarithm of the exposure")}, added up. NaN for a row without a "
        + "place on an axis.";

    private static string OfMixture(TrainedModel model) => model.Schema.Target.Task switch
    {
        ModelTask.Binary => "The log-odds of the mean probability of all experts, each as its attribution weighs.",
        ModelTask.Multiclass => "The logarithms of the mean probabilities of all experts, each as its attribution weighs.",
        _ => "The mean of what all experts say, each as its attribution weighs.",
    };

    public static string Prediction(TrainedModel model)
    {
        TargetSchema target = model.Schema.Target;
        string unit = target.Unit is null ? string.Empty : $", in {target.Unit}";
        return target.Task switch
        {
            ModelTask.Binary => $"The probability of {target.Name} {model.Classes[1]}.",
            ModelTask.Multiclass => $"The probabilities of {target.Name} {string.Join(", ", model.Classes)}, in this order.",
            ModelTask.Cox => "The hazard ratio: how many times the hazard is that of a row of average score.",
            ModelTask.Quantile => string.Create(CultureInfo.InvariantCulture, $"The quantile {target.Parameter} of {target.Name}{unit}."),
            _ => $"The mean of {target.Name}{unit}.",
        };
    }

    public static string Contributions(TrainedModel model) =>
        $"What each {(model is SpamModel ? "part" : model is FlintModel ? "attribute" : "term")} adds to the score: "
            + $"{string.Join(", ", model.Parts.Select(part => part.Name))}, in this order"
        + (model.Schema.Target.Task == ModelTask.Multiclass ? $"; for each of the classes {string.Join(", ", model.Classes)}." : ".");
}
