using System;

namespace Nbm
{
    /// <summary>
    /// Marks a feature that nobody can change, such as an age: what a model says of changes that would turn a prediction (responsiveness,
    /// recourse) never moves it by itself. It may move along with another, see <see cref="MovesAttribute"/>. No part of what a model is:
    /// saved models don't depend on it.
    /// </summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false)]
    public sealed class ImmutableAttribute : Attribute
    {
    }
}
