namespace Nbm.Tool.Terminal;

/// <summary>Texts as the shell of this system takes them, to be copied from a message.</summary>
internal static class ShellText
{
    private const string Plain = "/._-+=:,@%";

    /// <summary>A path as one word, which no shell takes for an option or expands.</summary>
    public static string Of(string path) => Of(path, OperatingSystem.IsWindows());

    /// <inheritdoc cref="Of(string)"/>
    public static string Of(string path, bool isWindows)
    {
        path = path.StartsWith('-') ? "./" + path : path;
        return path.Length > 0
            && path.All(c => char.IsLetterOrDigit(c) || (Plain.Contains(c) && !(isWindows && c == '%')) || (isWindows && c == '\\')) ? path
            : isWindows ? $"\"{path}\""
            : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
