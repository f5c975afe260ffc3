namespace Nbm.Persistence;

/// <summary>Where a path leads once all symbolic links are followed.</summary>
internal static class FinalPath
{
    private const int MostLinks = 40; // As Linux has it.

    /// <summary>The full path without links, whether or not there is anything; of a device the path as it is, since what it leads to has no
    /// name.</summary>
    /// <exception cref="IOException">Links lead to one another.</exception>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }

        // Part by part: ".." in a link is of the folder that the link is in, not of the one whose name leads there.
        string done = "/";
        int links = 0;
        var rest = new Stack<string>(Parts(full));
        while (rest.TryPop(out string? part))
        {
            if (part == "..")
            {
                done = Path.GetDirectoryName(done) ?? done;
                continue;
            }

            string next = Path.Join(done, part);
            if (IsDevice(next))
            {
                return Path.Join([next, .. rest]);
            }

            if (new FileInfo(next).LinkTarget is not { } target)
            {
                done = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"{path}: its symbolic links lead to one another.");
            }

            done = Path.IsPathRooted(target) ? "/" : done;
            foreach (string step in Parts(target))
            {
                rest.Push(step);
            }
        }

        return done;
    }

    /// <summary>Whether a full path is that of a device, or of a stream that a process has open, such as <c>/dev/stdout</c>.</summary>
    public static bool IsDevice(string full) => OperatingSystem.IsWindows()
        ? full.StartsWith(@"\\.\", StringComparison.Ordinal)
        : (full.StartsWith("/dev/", StringComparison.Ordinal) && full != "/dev/shm"
            && !full.StartsWith("/dev/shm/", StringComparison.Ordinal))
            || full.Split('/') is ["", "proc", _, "fd", _, ..] or ["", "proc", _, "task", _, "fd", _, ..];

    // The last comes first.
    private static IEnumerable<string> Parts(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
