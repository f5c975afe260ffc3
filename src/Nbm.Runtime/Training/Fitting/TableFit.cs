namespace Nbm.Training;

/// <summary>What a phase of training arrives at: tables and intercepts, in the units of the loss, and how it got there.</summary>
/// <param name="Tables">C × P values of each bag, bag by bag, output by output.</param>
/// <param name="Intercepts">C values of each bag.</param>
/// <param name="History">The losses on the way.</param>
internal sealed record TableFit(float[] Tables, double[] Intercepts, TrainingHistory History);
