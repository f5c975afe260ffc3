namespace Nbm.Fuzz.Tests.Robustness;

/// <summary>A fact that needs a file system of its own, of a few kilobytes; skipped with a reason where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TmpfsFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> s_works = new(() =>
        OperatingSystem.IsLinux()
            && ToolProcess.Shell("unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size=64k none /mnt'").ExitCode == 0);

    public TmpfsFactAttribute()
    {
        if (!s_works.Value)
        {
            Skip = "No file system can be mounted here (unshare --map-root-user --mount).";
        }
    }
}
