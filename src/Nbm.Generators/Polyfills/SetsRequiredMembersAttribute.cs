using System;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a constructor sets all required members.</summary>
[AttributeUsage(AttributeTargets.Constructor, AllowMultiple = false, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute
{
}
