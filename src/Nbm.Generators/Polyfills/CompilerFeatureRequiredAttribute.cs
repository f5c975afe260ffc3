using System;

namespace System.Runtime.CompilerServices;

/// <summary>The compiler marks members that need a language feature, such as <c>required</c>.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The feature's name.</summary>
    public string FeatureName { get; } = featureName;
}
