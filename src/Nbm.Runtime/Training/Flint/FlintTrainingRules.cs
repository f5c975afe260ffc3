using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a record asks of an interpreter: all that can be said before the first row is read.</summary>
internal static class FlintTrainingRules
{
    /// <param name="schema">What the record declares.</param>
    /// <param name="layout">Attributes, and what they read.</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="ArgumentException">Layout or options don't suit the record; the message says which and what to do.</exception>
    /// <exception cref="NotSupportedException">The record has what an interpreter can't explain.</exception>
    public static void Check(ModelSchema schema, FlintLayout layout, FlintOptions options)
    {
        if (layout.Attributes is < 1 or > FlintLayout.MostAttributes)
        {
            throw new ArgumentOutOfRangeException(nameof(layout), layout.Attributes, FormattableString.Invariant(
                $"A model of {schema.Name} is asked for {layout.Attributes} attributes; expected: 1 … {FlintLayout.MostAttributes}."));
        }

        if (!Enum.IsDefined(layout.Inputs))
        {
            throw new ArgumentOutOfRangeException(nameof(layout), layout.Inputs,
                $"Attributes read {layout.Inputs}; expected: a member of {nameof(AttributeInputs)}.");
        }

        if (FlintRules.Refusal(schema) is { } refusal)
        {
            throw new NotSupportedException($"{schema.Name} can't have an interpreter: {refusal}. Use [NbmModel].");
        }

        if (layout.Inputs == AttributeInputs.Features && schema.Vectors.FirstOrDefault() is { } vector)
        {
            throw new NotSupportedException(
                $"{schema.Name} has the dense vector {vector.Name}, whose places have no curves that would say what an attribute is. "
                + $"Let attributes read {AttributeInputs.Hidden} layers, or leave it out.");
        }

        if (options.KeepNetworks)
        {
            throw new ArgumentException(
                $"{nameof(FlintOptions)}.{nameof(options.KeepNetworks)} is true, but a network and its interpreter are learned one after "
                    + "the other, and training "
                + "can't go on from both yet. Leave it out.",
                nameof(options));
        }

        if (options.Loss is { } loss)
        {
            throw new ArgumentException(
                $"{nameof(FlintOptions)}.{nameof(options.Loss)} is a {loss.GetType().Name}, but fidelity is to the probabilities of the "
                    + "task's own loss. Leave it out.",
                nameof(options));
        }

        if (layout.Inputs == AttributeInputs.Features && options.AttributeUnits is { IsDefaultOrEmpty: false } units)
        {
            throw new ArgumentException(
                $"{nameof(FlintOptions)}.{nameof(options.AttributeUnits)} is {string.Join(' ', units)}, but attributes of "
                    + $"{AttributeInputs.Features} are sums of curves, "
                + $"with no hidden layer. Leave it out, or use {AttributeInputs.Hidden}.",
                nameof(options));
        }

        if (layout.Inputs == AttributeInputs.Features && options.ReadsAllLayers)
        {
            throw new ArgumentException(
                $"{nameof(FlintOptions)}.{nameof(options.ReadsAllLayers)} is true, but attributes of {AttributeInputs.Features} read no "
                    + "hidden layer. Leave it out.",
                nameof(options));
        }
    }

    /// <summary>What a teacher's explanation asks beside.</summary>
    /// <param name="schema">What the record declares.</param>
    /// <param name="options">How to train.</param>
    public static void CheckTaught(ModelSchema schema, FlintOptions options)
    {
        if (schema.Target.HasOpenClasses)
        {
            throw new NotSupportedException(
                $"The classes of {schema.Name} are texts, which have no order that a teacher's probabilities could have. Make "
                    + $"{schema.Target.Name} an enum.");
        }

        if (options.LearnsJointly)
        {
            throw new ArgumentException(
                $"{nameof(FlintOptions)}.{nameof(options.LearnsJointly)} is true, but what is interpreted afterwards stays as it is. Leave "
                    + "it out.", nameof(options));
        }
    }
}
