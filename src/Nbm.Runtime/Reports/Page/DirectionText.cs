using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What it means in words that a score rises or falls.</summary>
internal static class DirectionText
{
    /// <summary>Of a score that rises, such as <c>more likely Good</c>.</summary>
    public static string Up(TrainedModel model, int output) => Of(model, output, "more", "higher");

    /// <summary>Of one that falls.</summary>
    public static string Down(TrainedModel model, int output) => Of(model, output, "less", "lower");

    private static string Of(TrainedModel model, int output, string more, string higher) => model.Schema.Target.Task switch
    {
        ModelTask.Binary when model.ShownClasses is [var negative, var positive] => more == "more" || IsBool(model)
            ? $"{more} likely {Named(model, positive)}" : $"more likely {Named(model, negative)}",
        ModelTask.Multiclass => $"{more} likely {model.ShownClasses[output]}",
        ModelTask.Cox => $"{higher} hazard",
        ModelTask.Quantile => $"{higher} quantile of {model.Schema.Target.Name}",
        _ => $"{higher} {model.Schema.Target.Name}",
    };

    // True and false are no names of what happens: the target is.
    private static bool IsBool(TrainedModel model) => model.Schema.Target.ClassTexts.IsEmpty && model.Classes is ["False" or "false", _];

    private static string Named(TrainedModel model, string name) => IsBool(model) ? model.Schema.Target.Name : name;
}
