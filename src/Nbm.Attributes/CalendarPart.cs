using System;

namespace Nbm
{
    /// <summary>Parts of a date or a time, each a feature of its own. See <see cref="CalendarAttribute"/>.</summary>
    [Flags]
    public enum CalendarPart
    {
        /// <summary>No part: the whole value.</summary>
        None = 0,

        /// <summary>The year: a number.</summary>
        Year = 1,

        /// <summary>The month, January to December: levels in a circle.</summary>
        Month = 2,

        /// <summary>The day of the week, Monday to Sunday: levels in a circle.</summary>
        Weekday = 4,

        /// <summary>The day of the year, 1 to 366: a cyclic number, on which day 366 lies between day 365 and day 1.</summary>
        DayOfYear = 8,

        /// <summary>The time of day in hours, such as 13.75: a cyclic number.</summary>
        Hour = 16,
    }
}
