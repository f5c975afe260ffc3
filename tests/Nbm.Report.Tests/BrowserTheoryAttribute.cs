namespace Nbm.Report.Tests;

/// <summary>A theory that needs Chromium; skipped, and counted as such, where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = new BrowserFactAttribute().Skip;
}
