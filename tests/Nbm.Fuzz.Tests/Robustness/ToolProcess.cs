using System.Diagnostics;
using System.Globalization;

namespace Nbm.Fuzz.Tests.Robustness;

/// <summary>The tool as a process of its own, which can be killed, starved and left without room.</summary>
internal static class ToolProcess
{
    /// <summary>The tool's assembly.</summary>
    public static string Assembly { get; } = typeof(Tool.Commands.NbmCommand).Assembly.Location;

    /// <summary>What runs it.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Starts it.</summary>
    public static Process Start(IEnumerable<string> args, long? heapLimit = null)
    {
        var start = new ProcessStartInfo(Dotnet, [Assembly, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (heapLimit is { } limit)
        {
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("x", CultureInfo.InvariantCulture);
            start.Environment["DOTNET_gcServer"] = "0";
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs a shell's command to its end.</summary>
    public static (int ExitCode, string Output) Shell(string command)
    {
        using Process process =
            Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
