using System;

namespace Nbm
{
    /// <summary>
    /// Marks a record, class or struct as the input of a Neural Basis Model. A typed model is generated for it:
    /// for <c>Applicant</c>, the types <c>ApplicantModel</c>, <c>ApplicantExplanation</c>, <c>ApplicantShapes</c> and,
    /// where CsvHelper is referenced, <c>ApplicantCsv</c>.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public sealed class NbmModelAttribute : ModelFamilyAttribute
    {
    }
}
