using System;

namespace Nbm
{
    /// <summary>
    /// Marks a record, class or struct as the input of a mixture of experts, each of which reads some groups of features and nothing else:
    /// which groups were enough to settle a case. For <c>Applicant</c>, the types <c>ApplicantExperts</c>, <c>ApplicantGroups</c> and
    /// <c>ApplicantExpertsExplanation</c>. Each feature is in a group, <see cref="GroupAttribute"/>; which groups an expert reads says
    /// <see cref="ExpertAttribute"/>. Stands alone or beside other families.
    /// </summary>
    /// <remarks>Afchar, Hennequin: Making Neural Networks Interpretable with Attribution, RecSys 2020.</remarks>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
    public sealed class ExpertsModelAttribute : ModelFamilyAttribute
    {
    }
}
