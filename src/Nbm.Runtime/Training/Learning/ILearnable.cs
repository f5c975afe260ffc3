using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// What a <see cref="Learner"/> learns: parameters, and how what is minimised depends on them. Whatever is random follows from the number
/// of the step, so that a run which was broken off goes on as if it hadn't been.
/// </summary>
internal interface ILearnable
{
    /// <summary>All that is learned, with memory.</summary>
    ParameterSet Parameters { get; }

    /// <summary>The loss of one batch, without penalties, and the gradients of all parameters, with them.</summary>
    /// <param name="rows">The batch.</param>
    /// <param name="step">The number of the step, from 0.</param>
    /// <param name="loss">1 × 1, out.</param>
    void Differentiate(RowRange rows, int step, Matrix loss);

    /// <summary>The loss of the rows that are held out; false where there are none.</summary>
    /// <param name="loss">1 × 1, out.</param>
    bool Validate(Matrix loss);

    /// <summary>The parameters have changed: what was computed from them is out of date.</summary>
    void Moved();
}
