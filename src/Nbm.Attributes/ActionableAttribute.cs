using System;

namespace Nbm
{
    /// <summary>
    /// Says how a feature may be changed, for what a model says of changes that would turn a prediction. Without it a number may become any
    /// within the training range, a category any level. Numbers of the unit that the model reads: dates in days, durations in seconds,
    /// times of day in hours. No part of what a model is: saved models don't depend on it.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class ActionableAttribute : Attribute
    {
        /// <summary>Which way; for numbers, dates and ordered enums.</summary>
        public Direction Direction { get; set; }

        /// <summary>Numbers are changed by multiples of it. 0, the default: whole numbers and dates by 1, others by any amount. Above 0, of
        /// a whole number a whole one.</summary>
        public double Step { get; set; }

        /// <summary>The least number that can be reached. <see cref="double.NaN"/>, the default: the least of training.</summary>
        public double Min { get; set; } = double.NaN;

        /// <summary>The greatest number that can be reached. <see cref="double.NaN"/>, the default: the greatest of training.</summary>
        public double Max { get; set; } = double.NaN;

        /// <summary>What changing the feature costs, as a multiple of what changing another as far costs. Finite and above 0.</summary>
        public double Effort { get; set; } = 1;
    }
}
