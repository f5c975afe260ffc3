using Nbm.Backends;

namespace Nbm.Training;

/// <summary>λ · ‖x‖² of a parameter: shrinks the free cells of categories towards zero, the more the fewer rows they have.</summary>
internal sealed class RidgePenalty(Backend backend, Parameter parameter, float lambda)
{
    /// <summary>Adds the penalty's gradient to the parameter's. With <paramref name="value"/>, a 1 × 1 matrix, its value is put there
    /// too.</summary>
    public void AddGradient(Matrix? value = null)
    {
        backend.Axpy(2 * lambda, parameter.Value, parameter.Gradient);
        if (value is not null)
        {
            backend.Dot(parameter.Value, parameter.Value, value);
            backend.Scale(lambda, value);
        }
    }
}
