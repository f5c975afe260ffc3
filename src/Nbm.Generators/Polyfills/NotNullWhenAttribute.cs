using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a parameter isn't null when the method returns <see cref="ReturnValue"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    /// <summary>The return value that promises it.</summary>
    public bool ReturnValue { get; } = returnValue;
}
