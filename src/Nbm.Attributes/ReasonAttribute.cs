using System;
using System.Collections.Generic;

namespace Nbm
{
    /// <summary>
    /// What a person who asks why is told, and by which code: <c>[Reason("R14", "Income is low for the amount asked")]</c> on a feature, or
    /// on the record with the names of an interaction's features. <c>why.Reasons(4)</c> gives those that count most. Where a record has
    /// reasons, only what has one can be named: an interaction without one counts for a feature of it that has. No part of what a model is:
    /// saved models don't depend on it.
    /// </summary>
    [AttributeUsage(
        AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true,
        Inherited = false)]
    public sealed class ReasonAttribute : Attribute
    {
        /// <summary>Declares a reason.</summary>
        /// <param name="code">The code, such as <c>R14</c>.</param>
        /// <param name="text">What a person is told.</param>
        /// <param name="features">On the record: the names of the interaction's features, in any order. On a feature none.</param>
        public ReasonAttribute(string code, string text, params string[] features)
        {
            Code = code;
            Text = text;
            Features = features;
        }

        /// <summary>The code.</summary>
        public string Code { get; }

        /// <summary>What a person is told.</summary>
        public string Text { get; }

        /// <summary>The names of an interaction's features.</summary>
        public IReadOnlyList<string> Features { get; }

        /// <summary>
        /// Where the value lies for which the reason is given, beside what it is compared with: below (<see cref="Nbm.Direction.Down"/>,
        /// “income is low”), above (<see cref="Nbm.Direction.Up"/>) or anywhere. For numbers, dates and ordered enums.
        /// </summary>
        public Direction Direction { get; set; }

        /// <summary>The culture of the text, such as <c>de</c> or <c>de-CH</c>; null for all that have none of their own.</summary>
        public string? Culture { get; set; }
    }
}
