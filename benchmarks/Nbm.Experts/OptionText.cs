using System.Globalization;

namespace Nbm.Experts;

/// <summary>Options from names and numbers.</summary>
internal static class OptionText
{
    /// <param name="options">What isn't named.</param>
    /// <param name="words">Such as <c>HiddenUnits=24,24</c>.</param>
    public static ExpertsOptions Parse(ExpertsOptions options, string[] words)
    {
        foreach (string[] pair in words.Select(word => word.Split('=', 2)))
        {
            double Number() => double.Parse(pair[1], CultureInfo.InvariantCulture);
            options = pair[0] switch
            {
                nameof(ExpertsOptions.HiddenUnits) =>
                    options with { HiddenUnits = [.. pair[1].Split(',').Select(width => int.Parse(width, CultureInfo.InvariantCulture))] },
                nameof(ExpertsOptions.Members) => options with { Members = (int)Number() },
                nameof(ExpertsOptions.Dropout) => options with { Dropout = Number() },
                nameof(ExpertsOptions.LearningRate) => options with { LearningRate = Number() },
                nameof(ExpertsOptions.WeightDecay) => options with { WeightDecay = Number() },
                nameof(ExpertsOptions.BatchSize) => options with { BatchSize = (int)Number() },
                nameof(ExpertsOptions.Epochs) => options with { Epochs = (int)Number() },
                nameof(ExpertsOptions.Patience) => options with { Patience = (int)Number() },
                nameof(ExpertsOptions.ValidationFraction) => options with { ValidationFraction = Number() },
                nameof(ExpertsOptions.RegretTemperature) => options with { RegretTemperature = Number() },
                nameof(ExpertsOptions.Confidence) => options with { Confidence = Enum.Parse<ExpertConfidence>(pair[1]) },
                nameof(ExpertsOptions.Weighting) => options with { Weighting = Enum.Parse<ExpertWeighting>(pair[1]) },
                nameof(ExpertsOptions.Inputs) => options with { Inputs = Enum.Parse<InputKind>(pair[1]) },
                nameof(ExpertsOptions.EmbeddingWidth) => options with { EmbeddingWidth = (int)Number() },
                nameof(ExpertsOptions.Threads) => options with { Threads = (int)Number() },
                _ => throw new ArgumentException($"{pair[0]} is no option of {nameof(ExpertsOptions)} that can be named here."),
            };
        }

        return options;
    }
}
