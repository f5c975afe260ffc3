namespace Nbm.Training;

/// <summary>The learning rate of each step, from its first value to nearly 0 along half a cosine (Loshchilov and Hutter 2017), without
/// restarts.</summary>
/// <param name="LearningRate">The rate of the first step.</param>
/// <param name="Steps">How many steps there are.</param>
internal readonly record struct CosineSchedule(double LearningRate, int Steps)
{
    /// <param name="step">From 0.</param>
    public float At(int step) => (float)(LearningRate * 0.5 * (1 + Math.Cos(Math.PI * step / Steps)));
}
