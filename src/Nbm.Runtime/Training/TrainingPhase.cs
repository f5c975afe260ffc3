namespace Nbm;

/// <summary>The parts of a training run, in their order.</summary>
public enum TrainingPhase
{
    /// <summary>Gradient descent on the basis network, epoch by epoch.</summary>
    Neural,

    /// <summary>What is linear is solved exactly, round by round, see <see cref="Nbm.Refinement"/>.</summary>
    Refinement,

    /// <summary>The same is solved for each bag, see <see cref="TrainingOptions.Bags"/>.</summary>
    Bags,
}
