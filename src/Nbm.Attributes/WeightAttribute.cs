using System;

namespace Nbm
{
    /// <summary>Marks the property that weighs a row in training and evaluation: a number that is zero or more. At most one property has
    /// it.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class WeightAttribute : Attribute
    {
        /// <summary>The weight's column in a CSV file. By default the property's name, whatever its case, underscores and spaces.</summary>
        public string? Name { get; set; }

        /// <summary>What the weights say. By default how much of a row there is: 2 is two rows.</summary>
        public WeightKind Kind { get; set; }
    }
}
