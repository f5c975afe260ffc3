using System;

namespace Nbm
{
    /// <summary>
    /// Marks the number that says when a row came under observation, in units of its duration (late entry, left truncation): until then
    /// nobody would have seen its event, so it counts among those at risk only behind that time. It stands beside a
    /// <see cref="TargetAttribute"/> of durations, with <see cref="ModelTask.Cox"/>, and is below it. Only training and evaluation read it.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class EntryAttribute : Attribute
    {
        /// <summary>The entry's column in a CSV file. By default the property's name, whatever its case, underscores and spaces.</summary>
        public string? Name { get; set; }
    }
}
