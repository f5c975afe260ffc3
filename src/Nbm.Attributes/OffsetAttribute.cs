using System;

namespace Nbm
{
    /// <summary>
    /// Marks a number that is added to a row's score, in training and in every prediction: on the scale of the score, so log-odds for a
    /// binary model and the
    /// logarithm of the mean for a count. At most one property has it. For the time, area or number of policies that a count was taken
    /// over, use
    /// <see cref="ExposureAttribute"/>, whose logarithm is added.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class OffsetAttribute : Attribute
    {
        /// <summary>The offset's column in a CSV file. By default the property's name, whatever its case, underscores and spaces.</summary>
        public string? Name { get; set; }
    }
}
