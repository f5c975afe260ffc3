using System;

namespace Nbm
{
    /// <summary>
    /// Marks a record, class or struct as the input of a scalable polynomial additive model: a polynomial of the features with all its
    /// interactions, of low rank. For
    /// <c>Applicant</c>, the types <c>ApplicantSpam</c> and <c>ApplicantSpamExplanation</c>. Stands alone or beside other families.
    /// </summary>
    /// <remarks>Dubey, Radenovic, Mahajan: Scalable Interpretability via Polynomials, NeurIPS 2022.</remarks>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public sealed class SpamModelAttribute : ModelFamilyAttribute
    {
        /// <summary>How many features interact at most: 2, all pairs, or 3, all triples too.</summary>
        public int Degree { get; set; } = 2;

        /// <summary>How many products each order is the sum of, 1 … 4,096: of how low a rank the weights of its interactions are.</summary>
        public int Rank { get; set; } = 50;
    }
}
