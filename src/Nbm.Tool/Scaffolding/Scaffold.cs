using Nbm.Persistence;
using Nbm.Tool.Scaffolding.Plans;
using Nbm.Tool.Scaffolding.Sources;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Scaffolding;

/// <summary>The files of a project that trains on a CSV file.</summary>
internal static class Scaffold
{
    /// <summary>The folder of a project that none was named for: below the present one and
    /// called as the file, or as the record where that is no name for a folder.</summary>
    public static string FolderFor(RecordPlan plan)
    {
        string name = Path.GetFileNameWithoutExtension(plan.Csv);
        bool isName = name.Length is > 0 and <= 100 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ')
            && char.IsLetterOrDigit(name[0]) && char.IsLetterOrDigit(name[^1]);
        return isName && !File.Exists(name) ? name : plan.Namespace;
    }

    /// <summary>Files by their names.</summary>
    /// <param name="plan">What they are about.</param>
    /// <param name="folder">Where they will be.</param>
    /// <param name="sources">The folder of Nbm's projects; null for the package.</param>
    public static IReadOnlyDictionary<string, string> Files(RecordPlan plan, string folder, string? sources) =>
        new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        [$"{plan.Name}.cs"] = RecordWriter.Write(plan),
        ["Program.cs"] = ProgramWriter.Write(plan),
        [$"{plan.Namespace}.csproj"] = ProjectWriter.Write(plan, Path.GetRelativePath(folder, Path.GetFullPath(plan.Csv)), sources),
    };

    /// <summary>Writes files that aren't there yet.</summary>
    /// <exception cref="ToolException">One is there, and would be lost.</exception>
    public static void Write(IReadOnlyDictionary<string, string> files, string folder, bool replaces)
    {
        string? there = files.Keys.FirstOrDefault(name => File.Exists(Path.Combine(folder, name)));
        if (there is not null && !replaces)
        {
            throw new ToolException($"{Path.Combine(folder, there)} exists; give another --output, or --force to replace it.");
        }

        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in files)
        {
            WholeFile.WriteText(Path.Combine(folder, name), text);
        }
    }
}
