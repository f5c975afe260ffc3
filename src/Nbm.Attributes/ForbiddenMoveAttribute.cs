using System;
using System.Collections.Generic;

namespace Nbm
{
    /// <summary>
    /// Says which levels of a category can't be reached from another: <c>[ForbiddenMove(Status.Widowed, Status.Single)]</c>. All other
    /// changes are possible. For enums, bools and texts.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
    public sealed class ForbiddenMoveAttribute : Attribute
    {
        /// <summary>Forbids changes.</summary>
        /// <param name="from">The level that a row has; null for whatever level it has.</param>
        /// <param name="to">The levels that it can't become.</param>
        public ForbiddenMoveAttribute(object? from, params object[] to)
        {
            From = from;
            To = to;
        }

        /// <summary>The level that a row has; null for any.</summary>
        public object? From { get; }

        /// <summary>The levels that it can't become.</summary>
        public IReadOnlyList<object> To { get; }
    }
}
