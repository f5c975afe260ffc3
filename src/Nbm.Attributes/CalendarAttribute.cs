using System;

namespace Nbm
{
    /// <summary>
    /// Makes features of the parts of a date or a time: for <c>[Calendar(CalendarPart.Month | CalendarPart.Hour)] DateTime Ordered</c> the
    /// features
    /// <c>OrderedMonth</c> and <c>OrderedHour</c>, which interactions may name too. Beside <see cref="FeatureAttribute"/> the value itself
    /// is a feature as
    /// well: a curve over time. Of a <see cref="DateTimeOffset"/> the parts are those of its own clock.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class CalendarAttribute : Attribute
    {
        /// <summary>Declares parts.</summary>
        /// <param name="parts">One or more, as flags.</param>
        public CalendarAttribute(CalendarPart parts) => Parts = parts;

        /// <summary>The parts, as flags.</summary>
        public CalendarPart Parts { get; }

        /// <summary>The column in a CSV file. By default the property's name, whatever its case, underscores and spaces;
        /// <see cref="FeatureAttribute.Name"/> comes first.</summary>
        public string? Name { get; set; }
    }
}
