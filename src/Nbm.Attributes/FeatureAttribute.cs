using System;

namespace Nbm
{
    /// <summary>
    /// Marks a property as a feature: it gets a shape function of its own. Numbers, dates and times lie on an axis;
    /// <see cref="bool"/> and enums are closed categories; strings are open categories, where a level that training never
    /// saw has a slot of its own. A nullable type means that the value may be missing.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class FeatureAttribute : Attribute
    {
        /// <summary>The feature's column in a CSV file. By default the property's name, whatever its case, underscores and
        /// spaces.</summary>
        public string? Name { get; set; }

        /// <summary>The unit of the values, such as <c>"$/month"</c>. Shown wherever the feature is.</summary>
        public string? Unit { get; set; }

        /// <summary>What the feature means, in a sentence.</summary>
        public string? Description { get; set; }

        /// <summary>
        /// Multiplies the smoothness that the data choose for the feature's own shape and for the interactions that it takes part in: above
        /// 1
        /// smoother, below 1 rougher. A finite number above 0. It matters to training alone: a saved model doesn't depend on it. Only
        /// <c>[NbmModel]</c> heeds it;
        /// networks and polynomials have no such smoothness.
        /// </summary>
        public double Smoothness { get; set; } = 1;

        /// <summary>
        /// Values of a number that are codes and no numbers, such as −9 for "no record". Each has a slot of its own with a score of its
        /// own, beside the curve,
        /// which they don't touch; so it is in interactions.
        /// </summary>
        public double[] Special { get; set; } = Array.Empty<double>();

        /// <summary>How the axis of a number is laid out; logarithmic, for example.</summary>
        public AxisKind Axis { get; set; }

        /// <summary>
        /// The period of a number that goes in a circle: 24 for an hour, 360 for degrees. The curve and its error bars at a value and one
        /// period later are the
        /// same. 0, the default, for a number that doesn't.
        /// </summary>
        public double Period { get; set; }

        /// <summary>
        /// Of a string: how many training rows a level needs for a slot of its own; rarer ones share the slot of unseen levels.
        /// 0, the default: as many as the training options say.
        /// </summary>
        public int MinCount { get; set; }

        /// <summary>
        /// Which way the feature may move the score. It holds for the feature's curve together with all interactions that it takes part in,
        /// between any two
        /// neighbouring knots, or training fails; missing and special values stay free. For numbers, dates and ordered enums.
        /// </summary>
        public Monotone Monotone { get; set; }

        /// <summary>Which way the curve may bend, likewise, in the units of the axis. For numbers and dates.</summary>
        public Curvature Curvature { get; set; }

        /// <summary>
        /// The value that the feature's own curve is 0 at, so that its scores are differences from there. <see cref="double.NaN"/>, the
        /// default: curves have mean 0
        /// over the training rows.
        /// </summary>
        public double ZeroAt { get; set; } = double.NaN;
    }
}
