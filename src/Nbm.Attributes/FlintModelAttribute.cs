using System;

namespace Nbm
{
    /// <summary>
    /// Marks a record, class or struct as the input of a network with an interpreter that is learned beside it: a few attribute functions,
    /// and a linear read-out of them that says what the network says. For <c>Applicant</c>, the types <c>ApplicantFlint</c> and
    /// <c>ApplicantFlintExplanation</c>. Stands alone or beside other families.
    /// </summary>
    /// <remarks>Parekh, Mozharovskyi, d'Alché-Buc: A Framework to Learn with Interpretation, NeurIPS 2021.</remarks>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public sealed class FlintModelAttribute : ModelFamilyAttribute
    {
        /// <summary>How many attribute functions there are, 1 … 512.</summary>
        public int Attributes { get; set; } = 8;

        /// <summary>What they read.</summary>
        public AttributeInputs AttributeInputs { get; set; } = AttributeInputs.Hidden;
    }
}
