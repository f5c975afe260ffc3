using System.Xml;
using System.Xml.Linq;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding;

/// <summary>
/// A project that would compile the files of a new one too, as projects of the SDK compile all below
/// their folder: two programs in one are CS8802, and one of both is built wherever the other is.
/// </summary>
internal static class SurroundingProject
{
    /// <summary>Refuses a folder whose sources another project compiles.</summary>
    /// <param name="folder">The folder of the new project.</param>
    /// <param name="own">The name of its project file.</param>
    /// <exception cref="ToolException">There is such a project; says where else to.</exception>
    public static void Refuse(string folder, string own)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            FileInfo? project = at.Exists
                ? at.EnumerateFiles("*.csproj").Where(file => at.FullName != folder || file.Name != own)
                    .OrderBy(file => file.Name, StringComparer.Ordinal).FirstOrDefault(file => Compiles(file, folder))
                : null;
            if (project is not null)
            {
                string beside = Path.Combine(at.Parent?.FullName ?? Path.GetTempPath(), Path.GetFileNameWithoutExtension(own));
                throw new ToolException(
                    $"{Relative(folder)} is in the folder of the project {Relative(project.FullName)}, which compiles all files below it: "
                        + "its build would have two programs (CS8802). "
                    + $"Give a folder outside of it, --output {ShellText.Of(Relative(beside))}, or leave this one out of that project: "
                    + $"<Compile Remove=\"{Path.GetRelativePath(at.FullName, folder).Replace('\\', '/')}/**\" />.");
            }
        }
    }

    // What is left out as a whole folder, or compiles nothing unasked. A project that can't be read is one that compiles what it finds.
    private static bool Compiles(FileInfo project, string folder)
    {
        try
        {
            XDocument read = XDocument.Load(project.FullName);
            string own = Path.GetRelativePath(project.DirectoryName!, folder).Replace('\\', '/');
            bool isOff = read.Descendants().Any(element => element.Name.LocalName is "EnableDefaultCompileItems" or "EnableDefaultItems"
                && string.Equals(element.Value.Trim(), "false", StringComparison.OrdinalIgnoreCase));
            return !isOff && !read.Descendants().Where(element => element.Name.LocalName == "Compile")
                .SelectMany(element => ((string?)element.Attribute("Remove") ?? string.Empty).Split(';'))
                .Select(pattern => pattern.Trim().Replace('\\', '/'))
                .Any(pattern => pattern.EndsWith("/**", StringComparison.Ordinal)
                    && $"{own}/".StartsWith(pattern[..^2], StringComparison.Ordinal));
        }
        catch (XmlException)
        {
            return true;
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);
}
