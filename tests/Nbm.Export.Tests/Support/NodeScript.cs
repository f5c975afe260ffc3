using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Nbm.Export.Tests.Support;

/// <summary>A script of the folder engines, which reads a job and writes a result, both as JSON.</summary>
internal static class NodeScript
{
    private static readonly string s_engines =
        typeof(NodeScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "NpmEngines").Value!;

    /// <summary>Why a package can't be had; null if it can.</summary>
    public static string? Missing(string package) =>
        !(Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")))
            ? $"{package} runs in Node, which isn't on the path."
        : Directory.Exists(Path.Combine([s_engines, "node_modules", .. package.Split('/')])) ? null
        : $"{package} isn't installed: run npm install --ignore-scripts --no-save in {s_engines}.";

    /// <summary>Runs a script.</summary>
    public static TResult Run<TJob, TResult>(string script, TJob job)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nbm-engine-");
        try
        {
            string input = Path.Combine(folder.FullName, "job.json");
            string output = Path.Combine(folder.FullName, "result.json");
            File.WriteAllText(input, JsonSerializer.Serialize(job, JsonSerializerOptions.Web));
            var start = new ProcessStartInfo("node", [Path.Combine(s_engines, script), input, output]) { RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            string errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<TResult>(File.ReadAllBytes(output), JsonSerializerOptions.Web)!
                : throw new InvalidOperationException($"{script}: {(errors.Length < 2000 ? errors : errors[..2000])}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
