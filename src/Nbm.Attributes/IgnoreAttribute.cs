using System;

namespace Nbm
{
    /// <summary>Marks a property that the model must not see.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class IgnoreAttribute : Attribute
    {
    }
}
