using Nbm.Freezing;

namespace Nbm.Training;

/// <summary>What a checkpoint holds.</summary>
/// <param name="Learner">The state of gradient descent; null for a fit that has none.</param>
/// <param name="Refinement">That of a refinement after its last round, see <see cref="SavedState"/>; null before the first has
/// ended.</param>
internal sealed record CheckpointState(LearnerState? Learner, IReadOnlyList<FileTensor>? Refinement);
