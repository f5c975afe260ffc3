namespace Nbm.Backends;

/// <summary>The scalars of one AdamW update (Loshchilov and Hutter 2019, algorithm 2).</summary>
/// <param name="Step">The number of this update, from 1: the bias corrections are 1 − β^step.</param>
/// <param name="LearningRate">The rate of this step, after the schedule.</param>
/// <param name="WeightDecay">Decoupled decay: parameters shrink by the factor 1 − rate · decay.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
public readonly record struct AdamWStep(
    int Step, float LearningRate, float WeightDecay, float Beta1 = 0.9f, float Beta2 = 0.999f, float Epsilon = 1e-8f);
