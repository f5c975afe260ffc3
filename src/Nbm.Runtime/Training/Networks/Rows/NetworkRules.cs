using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a record asks of the options of a network: all that can be said before the first row is read.</summary>
internal static class NetworkRules
{
    /// <param name="schema">What the record declares.</param>
    /// <param name="options">How to train.</param>
    /// <param name="start">The network that the fit begins with; null for none.</param>
    /// <exception cref="ArgumentException">An option is out of its range or doesn't suit the record; the message says which and what to
    /// do.</exception>
    /// <exception cref="NotSupportedException">The record has what networks can't learn.</exception>
    public static void Check(ModelSchema schema, NetworkTrainingOptions options, NetworkStart? start = null)
    {
        options.Validate();
        OptionRules.CheckEpochs(options.Epochs, start, options.GetType().Name);
        if (schema.Vectors.FirstOrDefault(own => !own.IsDense) is { } sparse)
        {
            throw new NotSupportedException(
                $"{schema.Name} has the sparse vector {sparse.Name}, and networks have no inputs for names. Leave it out, or use "
                    + "[NbmModel].");
        }

        if (!options.TakesDenseVectors && schema.Vectors.FirstOrDefault() is { } dense)
        {
            throw new NotSupportedException(
                $"{schema.Name} has the dense vector {dense.Name}, whose places are no features of their own: {options.GetType().Name} are "
                    + "of a family that "
                + "says what each feature does. Leave it out, or use [MlpModel] or [ExpertsModel].");
        }

        if (schema.Features.IsEmpty && schema.Vectors.IsEmpty)
        {
            throw new ArgumentException($"{schema.Name} has no features, and a network has nothing to learn from.");
        }

        if (schema.Features.FirstOrDefault(feature => feature.IsConstrained) is { } bound)
        {
            throw new NotSupportedException(
                $"{bound.Name} of {schema.Name} is constrained to be "
                + $"{(bound.Monotone == Monotone.None ? bound.Curvature : bound.Monotone)}, which no network holds. "
                + "Take off the constraint, or use [NbmModel].");
        }

        OptionRules.CheckTarget(schema.Target, options.ForRows(), options.GetType().Name);
    }
}
