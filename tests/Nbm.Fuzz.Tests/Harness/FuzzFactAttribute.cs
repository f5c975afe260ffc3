namespace Nbm.Fuzz.Tests.Harness;

/// <summary>A fact that is skipped, with a reason to read, where something isn't to be had or is known to fail.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FuzzFactAttribute : FactAttribute
{
    /// <summary>The fault that is known; null for none.</summary>
    public string? Known
    {
        get;
        set
        {
            field = value;
            Skip = value ?? Skip;
        }
    }
}
