using System;

namespace Nbm
{
    /// <summary>
    /// Says that changing this number changes another with it: <c>[Moves(nameof(Age), 1)] int YearsAtJob</c>, a year more at the job and
    /// everyone is a year older. The other may be <see cref="ImmutableAttribute"/>, and isn't held to a range; it isn't changed by itself.
    /// What moves another is changed in steps: a whole number, or one with <see cref="ActionableAttribute.Step"/>.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
    public sealed class MovesAttribute : Attribute
    {
        /// <summary>Links a feature.</summary>
        /// <param name="feature">The feature that moves along, a number: <c>nameof(Age)</c>.</param>
        /// <param name="ratio">By how much, for each 1 that this one changes by. Finite, not 0.</param>
        public MovesAttribute(string feature, double ratio)
        {
            Feature = feature;
            Ratio = ratio;
        }

        /// <summary>The feature that moves along.</summary>
        public string Feature { get; }

        /// <summary>By how much, for each 1 that this one changes by.</summary>
        public double Ratio { get; }
    }
}
