using System;

namespace Nbm
{
    /// <summary>
    /// Adds an expert that reads some groups of features to an <see cref="ExpertsModelAttribute"/>. For <c>[Expert("Bureau",
    /// "Application")]</c> the explanation has the property <c>BureauAndApplication</c>: the names of the groups, in the order of their
    /// first features, with <c>And</c> between. Without any such attribute there is an expert of each group, and one of all together.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
    public sealed class ExpertAttribute : Attribute
    {
        /// <summary>Declares an expert.</summary>
        /// <param name="groups">The names of the groups that it reads, one or more.</param>
        public ExpertAttribute(params string[] groups) => Groups = groups;

        /// <summary>The names of the groups.</summary>
        public string[] Groups { get; }
    }
}
