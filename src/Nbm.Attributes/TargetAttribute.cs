using System;

namespace Nbm
{
    /// <summary>Marks the property that the model predicts. Exactly one property of a model has it.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class TargetAttribute : Attribute
    {
        /// <summary>The target's column in a CSV file. By default the property's name, whatever its case, underscores and spaces.</summary>
        public string? Name { get; set; }

        /// <summary>The unit of the values, such as <c>"$"</c>.</summary>
        public string? Unit { get; set; }

        /// <summary>What the target means, in a sentence.</summary>
        public string? Description { get; set; }
    }
}
