using System.Text;

namespace Nbm.Persistence;

/// <summary>
/// Files that appear whole or not at all: written beside their place and moved there in one step. A file that is replaced keeps its mode, a
/// symbolic link its
/// place: what it leads to is replaced. What is no file, such as a pipe or a device, is written into.
/// </summary>
/// <remarks>
/// The file beside is called as the file, then <c>.xxxxxxxx.xxx.tmp</c> with letters and digits by chance. One that a killed process left
/// behind is removed when a file of that
/// name is next written, once it is a minute old and no process has it open.
/// </remarks>
internal static class WholeFile
{
    private const int MostStem = 60; // Of a file's name, which may be as long as the file system takes.
    private const string Ending = ".tmp";
    private static readonly TimeSpan s_abandoned = TimeSpan.FromMinutes(1);

    /// <summary>Writes a text in UTF-8, as <see cref="Write"/> does.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes a file; one that is there is replaced.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = FinalPath.Of(path);
        if (OpenOther(full) is { } other)
        {
            using (other)
            {
                write(other);
            }

            return;
        }

        string folder = Path.GetDirectoryName(full) ?? full, stem = Stem(Path.GetFileName(full));
        RemoveAbandoned(folder, stem, s_abandoned);
        // Beside the file, so that moving it is one step.
        string temporary = Path.Join(folder, $"{stem}.{Path.GetRandomFileName()}{Ending}");
        try
        {
            WriteTo(temporary, full, write);
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Removes what killed processes left behind beside a file that one process at a time writes: however young, unless a process has it
    /// open.
    /// </summary>
    public static void Sweep(string path)
    {
        string full = FinalPath.Of(path);
        RemoveAbandoned(Path.GetDirectoryName(full) ?? full, Stem(Path.GetFileName(full)), TimeSpan.Zero);
    }

    private static void WriteTo(string temporary, string full, Action<Stream> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        UnixFileMode? mode = OperatingSystem.IsWindows() || !File.Exists(full) ? null : File.GetUnixFileMode(full);
        if (!OperatingSystem.IsWindows() && mode is not null)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // Never more open than the file that it becomes.
        }

        using var stream = new FileStream(temporary, options);
        write(stream);
        if (!OperatingSystem.IsWindows() && mode is { } own && File.GetUnixFileMode(stream.SafeFileHandle) != own)
        {
            File.SetUnixFileMode(stream.SafeFileHandle, own);
        }

        stream.Flush(flushToDisk: true);
    }

    // A pipe, a terminal or a device, opened; null for a file, or for nothing.
    private static FileStream? OpenOther(string full)
    {
        if (FinalPath.IsDevice(full))
        {
            return new FileStream(full, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }

        if (OperatingSystem.IsWindows() || !File.Exists(full) || new FileInfo(full).Length > 0)
        {
            return null;
        }

        try
        {
            var stream = new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            if (!stream.CanSeek)
            {
                return stream;
            }

            stream.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that can be replaced all the same.
        }

        return null;
    }

    private static string Stem(string name)
    {
        int length = name.Length <= MostStem ? name.Length : char.IsHighSurrogate(name[MostStem - 1]) ? MostStem - 1 : MostStem;
        return name[..length];
    }

    private static void RemoveAbandoned(string folder, string stem, TimeSpan age)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder))
            {
                if (IsTemporary(Path.GetFileName(path.AsSpan()), stem) && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) >= age
                    && !IsOpen(path))
                {
                    File.Delete(path);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whatever is wrong with the folder, writing says so.
        }
    }

    private static bool IsTemporary(ReadOnlySpan<char> name, string stem)
    {
        const int Length = 12; // Of a random name.
        return name.Length == stem.Length + 1 + Length + Ending.Length && name.StartsWith(stem, StringComparison.Ordinal)
            && name[stem.Length] == '.'
            && name[stem.Length + 9] == '.' && name.EndsWith(Ending, StringComparison.Ordinal);
    }

    // Whoever writes one has it to itself.
    private static bool IsOpen(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
