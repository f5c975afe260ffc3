using System;

namespace Nbm
{
    /// <summary>
    /// Marks an enum, or a feature of an enum's type, as ordered: its levels follow one another by value, and neighbours are alike unless
    /// the data say
    /// otherwise. Levels that training never saw are interpolated between their neighbours, or level with the nearest where there is one
    /// neighbour only.
    /// </summary>
    [AttributeUsage(AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class OrdinalAttribute : Attribute
    {
    }
}
