using System;

namespace Nbm
{
    /// <summary>
    /// What the attributes of all families of models say of a record: what is predicted, and what generated types are called. A record may
    /// carry several families; what one of
    /// them says holds for the record, so that it is said once.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public abstract class ModelFamilyAttribute : Attribute
    {
        private protected ModelFamilyAttribute()
        {
        }

        /// <summary>What the model predicts. By default it follows from the type of the target.</summary>
        public ModelTask Task { get; set; } = ModelTask.Auto;

        /// <summary>
        /// Of <see cref="ModelTask.Tweedie"/>: p, the variance being proportional to meanᵖ; between 1, where amounts are counts of equal
        /// sums, and 2, where none is zero.
        /// </summary>
        public double TweediePower { get; set; } = 1.5;

        /// <summary>Of <see cref="ModelTask.Quantile"/>: which quantile, between 0 and 1; 0.9 is the value that nine of ten rows stay
        /// below.</summary>
        public double QuantileLevel { get; set; } = 0.5;

        /// <summary>
        /// Of <see cref="ModelTask.Huber"/>: the residual, in units of the target, beyond which the loss is linear; above 0. By default it
        /// follows the data: 1.345
        /// standard deviations of the residuals.
        /// </summary>
        public double HuberDelta { get; set; } = double.NaN;

        /// <summary>Of <see cref="ModelTask.NegativeBinomial"/>: the dispersion, variance = mean + dispersion · mean²; above 0. By default
        /// it is estimated.</summary>
        public double Dispersion { get; set; } = double.NaN;

        /// <summary>The stem of the generated names. By default the name of the type: <c>Applicant</c> gives
        /// <c>ApplicantModel</c>.</summary>
        public string? Name { get; set; }
    }
}
