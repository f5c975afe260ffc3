namespace Nbm.Report.Tests;

/// <summary>A test that needs Chromium; skipped, and counted as such, where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public BrowserFactAttribute() => Skip = Path is null ? $"No browser: none of {string.Join(", ", s_places)} is there." : null;

    /// <summary>Where the browser is; null if there is none.</summary>
    public static string? Path { get; } = s_places.FirstOrDefault(File.Exists);
}
