using System;

namespace Nbm
{
    /// <summary>
    /// Marks the text, enum, bool or whole number that says which stratum a row belongs to. Strata share what features do and have each a
    /// baseline hazard of its own, of any shape: rows are compared with those of their stratum alone. It stands beside a
    /// <see cref="TargetAttribute"/> of durations, with <see cref="ModelTask.Cox"/>, and predictions read it too.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class StratumAttribute : Attribute
    {
        /// <summary>The stratum's column in a CSV file. By default the property's name, whatever its case, underscores and
        /// spaces.</summary>
        public string? Name { get; set; }
    }
}
