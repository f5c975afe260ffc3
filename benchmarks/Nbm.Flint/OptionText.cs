using System.Globalization;

namespace Nbm.Flint;

/// <summary>Options from names and numbers.</summary>
internal static class OptionText
{
    /// <param name="options">What isn't named.</param>
    /// <param name="words">Such as <c>HiddenUnits=64,32</c>.</param>
    public static FlintOptions Parse(FlintOptions options, string[] words)
    {
        foreach (string[] pair in words.Select(word => word.Split('=', 2)))
        {
            double Number() => double.Parse(pair[1], CultureInfo.InvariantCulture);
            int[] Widths() => [.. pair[1].Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(width => int.Parse(width, CultureInfo.InvariantCulture))];
            options = pair[0] switch
            {
                nameof(FlintOptions.HiddenUnits) => options with { HiddenUnits = [.. Widths()] },
                nameof(FlintOptions.AttributeUnits) => options with { AttributeUnits = [.. Widths()] },
                nameof(FlintOptions.DecoderUnits) => options with { DecoderUnits = [.. Widths()] },
                nameof(FlintOptions.Dropout) => options with { Dropout = Number() },
                nameof(FlintOptions.LearningRate) => options with { LearningRate = Number() },
                nameof(FlintOptions.WeightDecay) => options with { WeightDecay = Number() },
                nameof(FlintOptions.BatchSize) => options with { BatchSize = (int)Number() },
                nameof(FlintOptions.Epochs) => options with { Epochs = (int)Number() },
                nameof(FlintOptions.InterpreterEpochs) => options with { InterpreterEpochs = (int)Number() },
                nameof(FlintOptions.InterpreterBatchSize) => options with { InterpreterBatchSize = (int)Number() },
                nameof(FlintOptions.InterpreterLearningRate) => options with { InterpreterLearningRate = Number() },
                nameof(FlintOptions.ValidationFraction) => options with { ValidationFraction = Number() },
                nameof(FlintOptions.Reconstruction) => options with { Reconstruction = Number() },
                nameof(FlintOptions.Fidelity) => options with { Fidelity = Number() },
                nameof(FlintOptions.Sparsity) => options with { Sparsity = Number() },
                nameof(FlintOptions.Entropy) => options with { Entropy = Number() },
                nameof(FlintOptions.FidelityFrom) => options with { FidelityFrom = Number() },
                nameof(FlintOptions.EntropyFrom) => options with { EntropyFrom = Number() },
                nameof(FlintOptions.ReadsAllLayers) => options with { ReadsAllLayers = bool.Parse(pair[1]) },
                nameof(FlintOptions.LearnsJointly) => options with { LearnsJointly = bool.Parse(pair[1]) },
                nameof(FlintOptions.Threads) => options with { Threads = (int)Number() },
                _ => throw new ArgumentException($"{pair[0]} is no option of {nameof(FlintOptions)} that can be named here."),
            };
        }

        return options;
    }
}
