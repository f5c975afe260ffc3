using System.Globalization;

namespace Nbm;

/// <summary>A training run left the realm of numbers. The message names the learning rate.</summary>
public sealed class TrainingDivergedException : NbmException
{
    /// <summary>A run that diverged.</summary>
    /// <param name="epoch">The epoch whose loss is no finite number, from 1.</param>
    /// <param name="loss">That loss.</param>
    /// <param name="learningRate">The learning rate the run began with.</param>
    public TrainingDivergedException(int epoch, double loss, double learningRate)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"Training diverged in epoch {epoch}: the loss is {loss}. The learning rate is {learningRate}; try {learningRate / 10}."))
    {
        Epoch = epoch;
        LearningRate = learningRate;
    }

    /// <summary>The epoch whose loss is no finite number, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The learning rate the run began with.</summary>
    public double LearningRate { get; }
}
