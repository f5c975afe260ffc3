using System;

namespace Nbm
{
    /// <summary>
    /// Adds a shape function of two or more features together, beside those of each feature alone. For
    /// <c>[Interaction(nameof(Seniority), nameof(Income))]</c> the explanation has the property <c>SeniorityXIncome</c>.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
    public sealed class InteractionAttribute : Attribute
    {
        /// <summary>Declares an interaction.</summary>
        /// <param name="first">The name of a feature's property.</param>
        /// <param name="second">The name of another feature's property.</param>
        /// <param name="others">Further features, for interactions of order 3 and more.</param>
        public InteractionAttribute(string first, string second, params string[] others)
        {
            Features = new string[2 + others.Length];
            Features[0] = first;
            Features[1] = second;
            others.CopyTo(Features, 2);
        }

        /// <summary>The names of the features' properties, in the order of declaration.</summary>
        public string[] Features { get; }
    }
}
