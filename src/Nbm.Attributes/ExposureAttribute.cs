using System;

namespace Nbm
{
    /// <summary>
    /// Marks what a count or an amount was taken over, such as the years that a policy was insured: a number above zero that multiplies the
    /// mean. Its logarithm is
    /// added to the score, so it takes a task with a log link: Poisson, Gamma, Tweedie or NegativeBinomial. At most one property has it.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class ExposureAttribute : Attribute
    {
        /// <summary>The exposure's column in a CSV file. By default the property's name, whatever its case, underscores and
        /// spaces.</summary>
        public string? Name { get; set; }
    }
}
