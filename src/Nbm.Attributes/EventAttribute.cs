using System;

namespace Nbm
{
    /// <summary>
    /// Marks the bool that says whether a duration ended in the event: false, and the row was only watched for so long (censored). It
    /// stands beside a
    /// <see cref="TargetAttribute"/> of durations, with <see cref="ModelTask.Cox"/>.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class EventAttribute : Attribute
    {
        /// <summary>The event's column in a CSV file. By default the property's name, whatever its case, underscores and spaces.</summary>
        public string? Name { get; set; }
    }
}
