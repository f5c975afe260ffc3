using System;
using System.Collections.Generic;

namespace Nbm
{
    /// <summary>
    /// What the data have for a member of an enum: <c>[Level("Month-to-month")] MonthToMonth</c>. CSV files are read by it, exports compare
    /// with it and write it, and
    /// explanations and reports show it. Without it the text is the member's name.
    /// </summary>
    [AttributeUsage(AttributeTargets.Field, AllowMultiple = false)]
    public sealed class LevelAttribute : Attribute
    {
        /// <summary>The texts of a member.</summary>
        /// <param name="text">The text that the data and other systems hold.</param>
        /// <param name="others">Further texts that are read as the member.</param>
        public LevelAttribute(string text, params string[] others)
        {
            Text = text;
            Others = others;
        }

        /// <summary>The text that the data and other systems hold: what exports compare with first, and write.</summary>
        public string Text { get; }

        /// <summary>Further texts that are read as the member.</summary>
        public IReadOnlyList<string> Others { get; }
    }
}
