using System;

namespace Nbm
{
    /// <summary>
    /// Puts a feature into a group: a source of data, or what is asked for at once. Which groups settled a case is what an
    /// <see cref="ExpertsModelAttribute"/> says.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class GroupAttribute : Attribute
    {
        /// <summary>Puts the feature into a group.</summary>
        /// <param name="name">The group's name, an identifier: <c>Bureau</c>.</param>
        public GroupAttribute(string name) => Name = name;

        /// <summary>The group's name.</summary>
        public string Name { get; }
    }
}
