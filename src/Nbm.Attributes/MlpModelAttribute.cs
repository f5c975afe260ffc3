using System;

namespace Nbm
{
    /// <summary>
    /// Marks a record, class or struct as the input of a multilayer perceptron, a network of all features together: for <c>Applicant</c>,
    /// the type <c>ApplicantMlp</c>.
    /// It explains nothing; it is there to compare with. Stands alone or beside other families.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public sealed class MlpModelAttribute : ModelFamilyAttribute
    {
    }
}
